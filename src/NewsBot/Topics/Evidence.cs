namespace NewsBot.Topics;

/// <summary>Where a phrase stands.</summary>
/// <param name="Field"><see cref="Title"/> or <see cref="Body"/>.</param>
/// <param name="Start">UTF-16 units of the original field.</param>
/// <param name="End">After the last one.</param>
/// <param name="Text">As it stands there.</param>
public readonly record struct Evidence(string Field, int Start, int End, string Text)
{
    public const string Title = "title";
    public const string Body = "text";
}
