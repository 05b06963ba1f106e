using Azure.Core;
using Azure.Core.Pipeline;

namespace NewsBot.IntegrationTests.Pipeline;

/// <summary>Ends the "process" at a chosen write: before it is sent, or after it was carried out and before its answer is read.</summary>
internal sealed class KillSwitch : HttpPipelinePolicy
{
    private int writes;

    /// <summary>The write, counted from 1, at which to end; 0: never.</summary>
    public int KillAt { get; set; }

    public bool AfterTheWrite { get; set; }

    public bool Killed { get; private set; }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The bot is asynchronous throughout.");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (message.Request.Method == RequestMethod.Get)
        {
            ThrowIfKilled();
            await ProcessNextAsync(message, pipeline);
            return;
        }

        var write = BeforeWrite();
        await ProcessNextAsync(message, pipeline);
        AfterWrite(write);
    }

    /// <summary>For writes that go elsewhere, such as a post to the chat; gives the write's number.</summary>
    public int BeforeWrite()
    {
        ThrowIfKilled();
        var write = Interlocked.Increment(ref writes);
        if (write == KillAt && !AfterTheWrite)
        {
            Killed = true;
        }

        ThrowIfKilled();
        return write;
    }

    public void AfterWrite(int write)
    {
        if (write == KillAt && AfterTheWrite)
        {
            Killed = true;
        }

        ThrowIfKilled();
    }

    // A dead process does nothing more, whatever its other threads were about to do.
    private void ThrowIfKilled()
    {
        if (Killed)
        {
            throw new KilledException();
        }
    }
}

internal sealed class KilledException() : Exception("The process was killed.");
