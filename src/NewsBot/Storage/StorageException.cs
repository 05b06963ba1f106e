namespace NewsBot.Storage;

/// <summary>Storage can't be used as it is configured; the message says what to mend and holds no secret.</summary>
public sealed class StorageException(string message, Exception? cause = null) : Exception(message, cause);
