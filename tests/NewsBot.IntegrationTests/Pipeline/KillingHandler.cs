namespace NewsBot.IntegrationTests.Pipeline;

/// <summary>Ends the process before a request is sent to Discord, or when it was answered and nobody has read the answer.</summary>
internal sealed class KillingHandler(KillSwitch killSwitch) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var write = killSwitch.BeforeWrite();
        var response = await base.SendAsync(request, cancellationToken);
        killSwitch.AfterWrite(write);
        return response;
    }
}
