using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace NewsBot.Fetching;

public static class FetchingServices
{
    public static IServiceCollection AddFetching(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<IngestOptions>, IngestOptions.Validation>();
        services.AddOptions<IngestOptions>().BindConfiguration(IngestOptions.Section).ValidateOnStart();
        services.AddSingleton<IFetcher>(s => new HttpFetcher(
            s.GetRequiredService<IOptions<IngestOptions>>().Value, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<RobotsGate>();
        return services;
    }
}
