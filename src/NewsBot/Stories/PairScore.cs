namespace NewsBot.Stories;

/// <summary>How surely two articles tell the same event: a sum of few signals, that joins from <see cref="Joins"/> on.</summary>
internal sealed class PairScore(Vocabulary vocabulary, float[] weights)
{
    public const double Surely = 3;

    /// <summary>The same event is told within so many days.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(6);

    /// <summary>What a term says where it stands in one title and in the other's text only, and in both texts only.</summary>
    private const double TitleAndText = 0.7;
    private const double TextOnly = 0.4;

    /// <summary>A title's word that the other article has in its text.</summary>
    private const double CoveredByText = 0.8;

    /// <summary>With less in common, in nats, a covered title is only a short one.</summary>
    private const double EnoughEvidence = 10;

    /// <summary>More in common than this, in nats, says no more.</summary>
    private const double MostEvidence = 40;

    /// <summary>Beside one name and what happened, in nats: a company buys two others in a week.</summary>
    private const double LeastParticular = 3;

    private static readonly TimeSpan UnknownGap = TimeSpan.FromDays(1);

    public double Of(ReadArticle a, ReadArticle b)
    {
        var gap = Gap(a.Article, b.Article);
        if (Reprint.Of(a.Article, a.Marks, b.Article, b.Marks))
        {
            return gap <= Window || TextMarks.Common(a.Marks, b.Marks) > 0 ? Surely : 0;
        }

        var (shared, links) = Compare(a, b);
        if (links >= Surely)
        {
            return Surely;
        }

        if (a.IsRoundUp || b.IsRoundUp || Reprint.IsColumn(a.Article, a.Marks, b.Article, b.Marks) || (gap > Window && links == 0))
        {
            return 0;
        }

        var days = Math.Min(gap.TotalDays, 5);
        var coverage = (1.15 * Math.Max(shared.CoverageOfA, shared.CoverageOfB)) + (0.7 * Math.Min(shared.CoverageOfA, shared.CoverageOfB));
        return Math.Clamp(
            (coverage * Math.Min(1, shared.Evidence / EnoughEvidence))
            + (0.077 * Math.Min(shared.Evidence, MostEvidence))
            + links
            - (shared.Particular < LeastParticular ? 0.5 : 0)
            - (0.21 * days)
            - (a.Article.Source.Length > 0 && a.Article.Source == b.Article.Source ? 0.75 : 0)
            - (shared.VersionsDiffer ? 0.45 : 0)
            - (AmountsDiffer(a, b) ? 0.6 : 0),
            -1,
            Surely);
    }

    private static TimeSpan Gap(StoryArticle a, StoryArticle b) =>
        a.Published == default || b.Published == default ? UnknownGap : (a.Published - b.Published).Duration();

    private (Shared Shared, double Links) Compare(ReadArticle a, ReadArticle b)
    {
        var crossesLanguages = a.IsHan != b.IsHan;
        double evidence = 0, links = 0, titleOfA = 0, titleOfB = 0, coveredOfA = 0, coveredOfB = 0;
        double name = 0, usual = 0;
        int versionsOfA = 0, versionsOfB = 0, versions = 0;
        int i = 0, j = 0;
        while (i < a.Terms.Length || j < b.Terms.Length)
        {
            var order = i == a.Terms.Length ? 1 : j == b.Terms.Length ? -1 : a.Terms[i].Term.CompareTo(b.Terms[j].Term);
            var term = order <= 0 ? a.Terms[i].Term : b.Terms[j].Term;
            var inTitleOfA = order <= 0 && a.Terms[i].InTitle;
            var inTitleOfB = order >= 0 && b.Terms[j].InTitle;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
            var kind = vocabulary.Kind(term);
            var weight = weights[term];
            if (kind == TermKind.Link)
            {
                links += order != 0 || weight == 0 ? 0 : inTitleOfA && inTitleOfB ? Surely : inTitleOfA || inTitleOfB ? 1 : 0.3;
                continue;
            }

            if (crossesLanguages && !vocabulary.IsShared(term))
            {
                continue;
            }

            titleOfA += inTitleOfA ? weight : 0;
            titleOfB += inTitleOfB ? weight : 0;
            versionsOfA += inTitleOfA && kind == TermKind.Version ? 1 : 0;
            versionsOfB += inTitleOfB && kind == TermKind.Version ? 1 : 0;
            if (order == 0)
            {
                coveredOfA += inTitleOfA ? weight * (inTitleOfB ? 1 : CoveredByText) : 0;
                coveredOfB += inTitleOfB ? weight * (inTitleOfA ? 1 : CoveredByText) : 0;
                versions += kind == TermKind.Version ? 1 : 0;
                var said = weight * (inTitleOfA && inTitleOfB ? 1 : inTitleOfA || inTitleOfB ? TitleAndText : TextOnly);
                evidence += said;
                name = kind == TermKind.Name ? Math.Max(name, said) : name;
                usual += kind is TermKind.Event or TermKind.Pair ? said : 0;
            }
        }

        return (new Shared(
            evidence,
            evidence - name - usual,
            titleOfA > 0 ? coveredOfA / titleOfA : 0,
            titleOfB > 0 ? coveredOfB / titleOfB : 0,
            versionsOfA > 0 && versionsOfB > 0 && versions == 0), links);
    }

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

    private readonly record struct Shared(double Evidence, double Particular, double CoverageOfA, double CoverageOfB, bool VersionsDiffer);
}
