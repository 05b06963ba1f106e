namespace NewsBot.Fetching;

/// <summary>An answer that is too large or not to be decoded. The message goes on from the host's name.</summary>
internal sealed class UnusableAnswerException(string message) : Exception(message);
