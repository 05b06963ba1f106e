namespace NewsBot.Topics;

/// <summary>What a phrase of a topic says of it.</summary>
/// <param name="Phrase">What to find.</param>
/// <param name="Role">For it, against it, or something else.</param>
/// <param name="Weight">Of the cue or term; 0 where it has none of its own.</param>
/// <param name="Group">Which cue, combination or term of those of its role.</param>
/// <param name="Part">Of a combination, the list.</param>
internal sealed record Rule(Phrase Phrase, Role Role, double Weight, int Group = 0, int Part = 0);
