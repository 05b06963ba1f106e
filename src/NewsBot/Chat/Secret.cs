using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace NewsBot.Chat;

/// <summary>A token or key. It shows itself only to whoever says <see cref="Reveal"/>; everything else prints asterisks.</summary>
[TypeConverter(typeof(FromText))]
[DebuggerDisplay("***")]
public sealed class Secret(string value)
{
    /// <summary>The secret itself, for the one place that sends it.</summary>
    public string Reveal() => value;

    public override string ToString() => "***";

    /// <summary>Lets configuration bind a key to a secret.</summary>
    private sealed class FromText : TypeConverter
    {
        public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string);

        public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
            value is string text && !string.IsNullOrWhiteSpace(text) ? new Secret(text.Trim()) : null;
    }
}
