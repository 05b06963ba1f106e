using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using NewsBot.Fetching;

namespace NewsBot.IntegrationTests.Fetching;

/// <summary>A site with TLS and a certificate of its own making.</summary>
public sealed class SecureTests : IAsyncLifetime
{
    private readonly X509Certificate2 certificate = SelfSigned();
    private WebApplication? site;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private FetchRequest Request => new(new Uri(site!.Urls.First()));

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await (site?.DisposeAsync() ?? ValueTask.CompletedTask);
        certificate.Dispose();
    }

    [Theory]
    [InlineData(HttpProtocols.Http1AndHttp2, "HTTP/2")]
    [InlineData(HttpProtocols.Http1, "HTTP/1.1")]
    public async Task Http2_IsSpoken_WhereItIsOffered(HttpProtocols offered, string spoken)
    {
        string? protocol = null;
        await StartAsync(offered, c => protocol = c.Request.Protocol);
        using var fetcher = new HttpFetcher(
            Fetchers.Options,
            TimeProvider.System,
            new SafeConnector(allowPrivateNetworks: true),
            h => h.SslOptions.RemoteCertificateValidationCallback = (_, c, _, _) => certificate.Equals(c));

        Assert.IsType<FetchResult.Fetched>(await fetcher.FetchAsync(Request, Cancel));
        Assert.Equal(spoken, protocol);
    }

    [Fact]
    public async Task Certificate_ThatNobodyVouchesFor_IsAFailureWithThatReason()
    {
        await StartAsync(HttpProtocols.Http1AndHttp2, _ => { });

        var failed = Assert.IsType<FetchResult.Failed>(await Fetchers.OnceAsync(Request));

        Assert.EndsWith("no secure connection (certificate or TLS)", failed.Reason, StringComparison.Ordinal);
    }

    private async Task StartAsync(HttpProtocols offered, Action<HttpContext> asked)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l =>
        {
            l.Protocols = offered;
            l.UseHttps(certificate);
        }));
        site = builder.Build();
        site.MapGet("/", (HttpContext c) =>
        {
            asked(c);
            return "hello";
        });
        await site.StartAsync(Cancel);
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=site.example", key, HashAlgorithmName.SHA256);
        var from = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(from.AddDays(-1), from.AddDays(1));
    }
}
