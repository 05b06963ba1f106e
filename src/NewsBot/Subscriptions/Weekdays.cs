namespace NewsBot.Subscriptions;

/// <summary>Days of the week together.</summary>
[Flags]
public enum Weekdays
{
    /// <summary>No choice was made, so every day counts.</summary>
    Any = 0,
    Monday = 1 << 0,
    Tuesday = 1 << 1,
    Wednesday = 1 << 2,
    Thursday = 1 << 3,
    Friday = 1 << 4,
    Saturday = 1 << 5,
    Sunday = 1 << 6,
}
