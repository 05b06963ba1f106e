namespace NewsBot.Topics;

/// <param name="Day">Of UTC.</param>
/// <param name="Count">Articles of a topic first seen on that day.</param>
public readonly record struct DayCount(DateOnly Day, int Count);
