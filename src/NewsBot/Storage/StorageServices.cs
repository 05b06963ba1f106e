using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace NewsBot.Storage;

public static class StorageServices
{
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(OptionsFrom(configuration));
        services.TryAddSingleton(s => new StorageAccount(s.GetRequiredService<StorageOptions>()));
        return services;
    }

    public static StorageOptions OptionsFrom(IConfiguration configuration) => new()
    {
        ConnectionString = configuration[StorageOptions.Key],
        AccountName = configuration[StorageOptions.Key + ":accountName"],
    };
}
