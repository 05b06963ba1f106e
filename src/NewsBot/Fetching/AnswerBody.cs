namespace NewsBot.Fetching;

/// <summary>Reads and decodes bodies within the limits of their kind.</summary>
internal sealed class AnswerBody(IngestOptions options)
{
    /// <summary>So many bytes may come of however few: a short body of little else than blanks is no attack.</summary>
    private const int FreeOfRatio = 1_024 * 1_024;

    /// <summary>What a <c>Content-Length</c> may have us reserve before anything came.</summary>
    private const int MostReserved = 256 * 1_024;

    /// <exception cref="UnusableAnswerException">Beyond a limit, or in an encoding that was not asked for.</exception>
    /// <exception cref="InvalidDataException">Broken or cut off.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, FetchKind kind, CancellationToken cancellationToken)
    {
        var layers = ContentDecoding.Layers(HeaderValues.Joined(content.Headers, "Content-Encoding"));
        var limit = LimitOf(kind);
        var cuts = kind == FetchKind.Robots;
        var announced = content.Headers.ContentLength;
        if (announced > limit && !cuts)
        {
            throw new UnusableAnswerException($"announces {announced} bytes; at most {limit} are taken");
        }

        using var body = await DownloadAsync(content, (int)Math.Min(announced ?? 0, MostReserved), limit, cancellationToken);
        return Unpack(body, layers, limit, cuts);
    }

    private int LimitOf(FetchKind kind) => kind switch
    {
        FetchKind.Page => options.MaxPageBytes,
        FetchKind.Robots => RobotsTxt.MaxBytes,
        _ => options.MaxBytes,
    };

    /// <summary>The body as it is sent; one byte more than the limit where it is longer.</summary>
    private static async Task<PooledBuffer> DownloadAsync(HttpContent content, int reserved, int limit, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var body = new PooledBuffer(Math.Max(reserved + 1, 16 * 1_024));
        try
        {
            for (var read = 1; read > 0 && body.Length <= limit; body.Advance(read))
            {
                read = await stream.ReadAsync(body.Free(limit + 1 - body.Length), cancellationToken);
            }

            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    private byte[] Unpack(PooledBuffer body, ReadOnlySpan<string> layers, int limit, bool cuts)
    {
        if (layers.IsEmpty)
        {
            return body.Length <= limit ? body.Written.ToArray()
                : cuts ? body.Written[..limit].ToArray()
                : throw new UnusableAnswerException($"sent more than {limit} bytes");
        }

        if (body.Length > limit)
        {
            throw new UnusableAnswerException($"sent more than {limit} bytes");
        }

        var ratio = Math.Max(FreeOfRatio, (long)body.Length * options.MaxCompressionRatio);
        using var within = ContentDecoding.Decode(body, layers[0], (int)Math.Min(limit, ratio));
        return within.Length > ratio
            ? throw new UnusableAnswerException($"packed its answer more than {options.MaxCompressionRatio} times over")
            : Unpack(within, layers[1..], limit, cuts);
    }
}
