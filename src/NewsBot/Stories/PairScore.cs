namespace NewsBot.Stories;

/// <summary>How surely two articles tell the same event.</summary>
/// <remarks>
/// A sum of few signals, so that a verdict can be explained:
/// <list type="bullet">
/// <item>evidence: what the rare terms of both are worth, most where both titles have them;</item>
/// <item>coverage: how much of each title the other article has, for a short title that is found whole says more than three words of a long one;</item>
/// <item>addresses in common;</item>
/// <item>against it: the days between them, one source (which tells an event once), other versions or amounts, and nothing in common but a name and
/// what happened; a name and its version alone never join.</item>
/// </list>
/// The weights were set by hand, beginning from a logistic regression over labelled pairs of news; scores of pairs that tell one event begin about 1.
/// </remarks>
internal sealed class PairScore(Vocabulary vocabulary, float[] weights)
{
    /// <summary>Of reprints and of the same address.</summary>
    public const double Surely = 3;

    private const double ForEvidence = 0.077;
    private const double ForBetterCoverage = 1.15;
    private const double ForLesserCoverage = 0.7;
    private const double ForLinkToOther = 1;
    private const double ForLinkInCommon = 0.3;
    private const double AgainstADay = 0.21;
    private const double AgainstOneSource = 0.75;
    private const double AgainstOtherVersion = 0.45;
    private const double AgainstOtherAmount = 0.6;
    private const double AgainstNothingParticular = 0.8;

    /// <summary>More in common than this, in nats, says no more.</summary>
    private const double MostEvidence = 40;

    /// <summary>With less in common, in nats, a covered title is only a short one.</summary>
    private const double EnoughEvidence = 10;

    /// <summary>With less of a title covered, what is in common are words that long titles have anyway.</summary>
    private const double EnoughCoverage = 0.25;

    /// <summary>Beside one name and what happened, in nats: a company buys two others in a week.</summary>
    private const double LeastParticular = 2;

    private const double MostDays = 5;

    /// <summary>The same event is told within this time, unless addresses say so.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromDays(6);

    /// <summary>Between articles of which one has no time.</summary>
    private static readonly TimeSpan UnknownGap = TimeSpan.FromDays(1);

    /// <returns>From -1 to <see cref="Surely"/>; about 1 joins.</returns>
    public double Of(ReadArticle a, ReadArticle b)
    {
        var gap = Gap(a.Article, b.Article);
        if (Reprint.Of(a.Article, a.Marks, b.Article, b.Marks))
        {
            return gap <= Window || TextMarks.Common(a.Marks, b.Marks) > 0 ? Surely : 0;
        }

        var common = CommonTerms.Of(a, b, vocabulary, weights);
        if (common.IsSameAddress)
        {
            return Surely;
        }

        if (common.IsSubjectAlone && common.LinksToOther + common.LinksInCommon == 0)
        {
            return 0;
        }

        var links = (common.LinksToOther * ForLinkToOther) + (common.LinksInCommon * ForLinkInCommon);
        if (a.IsRoundUp || b.IsRoundUp || Reprint.IsColumn(a.Article, a.Marks, b.Article, b.Marks) || (gap > Window && links == 0))
        {
            return 0;
        }

        var better = Math.Max(common.CoverageOfA, common.CoverageOfB);
        var lesser = Math.Min(common.CoverageOfA, common.CoverageOfB);
        var coverage = ((ForBetterCoverage * better) + (ForLesserCoverage * lesser)) * Math.Min(1, common.Evidence / EnoughEvidence);
        var evidence = ForEvidence * Math.Min(common.Evidence, MostEvidence) * Math.Min(1, better / EnoughCoverage);
        var against = (AgainstADay * Math.Min(gap.TotalDays, MostDays))
            + (Reprint.IsOfOneSource(a.Article, b.Article) ? AgainstOneSource : 0)
            + (common.VersionsDiffer ? AgainstOtherVersion : 0)
            + (AmountsDiffer(a, b) ? AgainstOtherAmount : 0)
            + (common.Particular < LeastParticular ? AgainstNothingParticular : 0);
        return Math.Clamp(coverage + evidence + links - against, -1, Surely);
    }

    private static TimeSpan Gap(StoryArticle a, StoryArticle b) =>
        a.Published == default || b.Published == default ? UnknownGap : (a.Published - b.Published).Duration();

    /// <summary>Both titles name a large amount, and not about the same.</summary>
    private bool AmountsDiffer(ReadArticle a, ReadArticle b)
    {
        const double About = 1.25;
        var isNamed = false;
        foreach (var use in a.Terms)
        {
            var amount = use.InTitle ? vocabulary.LargeAmount(use.Term) : 0;
            foreach (var other in amount > 0 ? b.Terms : [])
            {
                var otherAmount = other.InTitle ? vocabulary.LargeAmount(other.Term) : 0;
                if (otherAmount > 0)
                {
                    isNamed = true;
                    if (Math.Max(amount, otherAmount) / Math.Min(amount, otherAmount) < About)
                    {
                        return false;
                    }
                }
            }
        }

        return isNamed;
    }
}
