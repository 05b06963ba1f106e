using Azure.Core;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Pipeline;
using OpenTelemetry;

namespace NewsBot.Functions;

/// <summary>Metrics, traces and logs by OpenTelemetry: to Application Insights, to any other collector, or to none.</summary>
internal static class Telemetry
{
    /// <summary>A secret, as its instrumentation key lets anybody write.</summary>
    private const string ApplicationInsights = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    /// <summary><c>Authorization=AAD;ClientId=…</c>, as the host reads it: the identity that may write where no key may.</summary>
    private const string Identity = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>
    /// Enough to follow a round of every host, and a bound to what a busy day costs. Metrics are never sampled. The host's own sampling in
    /// <c>host.json</c> is for its classic telemetry and says nothing here.
    /// </summary>
    private const double TracesPerSecond = 5;

    /// <summary>Where neither is configured nothing is gathered, and the start is the leaner.</summary>
    public static FunctionsApplicationBuilder AddTelemetry(this FunctionsApplicationBuilder builder)
    {
        var toInsights = builder.Configuration[ApplicationInsights];
        var toCollector = !string.IsNullOrWhiteSpace(builder.Configuration[Collector]);
        if (string.IsNullOrWhiteSpace(toInsights) && !toCollector)
        {
            return builder;
        }

        var telemetry = builder.Services.AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            .WithTracing(traces => traces.AddSource(StepTrace.SourceName))
            .WithMetrics(metrics => metrics.AddMeter(PipelineMetrics.MeterName));
        if (!string.IsNullOrWhiteSpace(toInsights))
        {
            telemetry.UseAzureMonitorExporter(exporter =>
            {
                exporter.ConnectionString = toInsights;
                exporter.TracesPerSecond = TracesPerSecond;
                exporter.Credential = IdentityFrom(builder.Configuration[Identity]);
            });
        }

        if (toCollector)
        {
            telemetry.UseOtlpExporter();
        }

        return builder;
    }

    /// <summary>Null where the connection string is enough.</summary>
    internal static TokenCredential? IdentityFrom(string? text)
    {
        var parts = (text ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(p => p.Split('=', 2))
            .Where(p => p.Length == 2)
            .GroupBy(p => p[0], StringComparer.OrdinalIgnoreCase)
            .ToDictionary(p => p.Key, p => p.First()[1], StringComparer.OrdinalIgnoreCase);
        if (!"AAD".Equals(parts.GetValueOrDefault("Authorization"), StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return new ManagedIdentityCredential(parts.TryGetValue("ClientId", out var id)
            ? ManagedIdentityId.FromUserAssignedClientId(id)
            : ManagedIdentityId.SystemAssigned);
    }
}
