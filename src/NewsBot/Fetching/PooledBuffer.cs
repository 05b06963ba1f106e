using System.Buffers;

namespace NewsBot.Fetching;

/// <summary>Bytes of unknown number in a borrowed array that grows with them.</summary>
internal sealed class PooledBuffer(int capacity) : IDisposable
{
    private byte[] array = ArrayPool<byte>.Shared.Rent(capacity);

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => array.AsMemory(0, Length);

    /// <summary>Room behind what is written, at least a byte, at most <paramref name="most"/>.</summary>
    public Memory<byte> Free(int most)
    {
        if (Length == array.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(array.Length * 2);
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(array);
            array = larger;
        }

        return array.AsMemory(Length, Math.Min(most, array.Length - Length));
    }

    public void Advance(int count) => Length += count;

    public MemoryStream AsStream() => new(array, 0, Length, writable: false);

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(array);
        array = [];
        Length = 0;
    }
}
