namespace NewsBot.Fetching;

/// <summary>A name that leads where nobody may be asked to fetch from.</summary>
internal sealed class AddressRefusedException(string message) : Exception(message);
