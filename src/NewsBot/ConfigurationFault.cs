using Microsoft.Extensions.Options;

namespace NewsBot;

/// <summary>What is wrong with the configuration, for whoever starts the bot.</summary>
public static class ConfigurationFault
{
    /// <summary>Lines that name the key; null where the exception speaks of something else.</summary>
    public static string? Describe(Exception exception) => exception switch
    {
        OptionsValidationException options => string.Join(Environment.NewLine, options.Failures),

        // The binder's message names key, value and type; keys are written as in the environment.
        InvalidOperationException binding when binding.Message.Contains("configuration value", StringComparison.Ordinal) =>
            binding.Message.Replace(":", "__", StringComparison.Ordinal),
        _ => null,
    };
}
