namespace NewsBot.Stories;

/// <summary>What two articles have in common, in one pass over their terms.</summary>
internal readonly record struct CommonTerms
{
    /// <summary>What a term says where it stands in one title and in the other's text only, and in both texts only.</summary>
    private const double TitleAndText = 0.7;
    private const double TextOnly = 0.4;

    /// <summary>A title's term that the other article has in its text only.</summary>
    private const double CoveredByText = 0.8;

    /// <summary>What the common terms are worth, in nats.</summary>
    public double Evidence { get; private init; }

    /// <summary>
    /// Of that, what is not the best name, what happens, a version, or two words that say again what each says; a version and what happens to it are
    /// particular together.
    /// </summary>
    public double Particular { get; private init; }

    /// <summary>Nothing but one name, and its version: GPT-5.</summary>
    public bool IsSubjectAlone { get; private init; }

    /// <summary>How much of a title the other article has, 0 to 1; across languages of what can be compared.</summary>
    public double CoverageOfA { get; private init; }

    public double CoverageOfB { get; private init; }

    /// <summary>Both titles name a version, and none is common.</summary>
    public bool VersionsDiffer { get; private init; }

    public bool IsSameAddress { get; private init; }

    /// <summary>Addresses of the one that the other points to.</summary>
    public int LinksToOther { get; private init; }

    /// <summary>Addresses that both point to.</summary>
    public int LinksInCommon { get; private init; }

    public static CommonTerms Of(ReadArticle a, ReadArticle b, Vocabulary vocabulary, float[] weights)
    {
        var crossesLanguages = a.IsHan != b.IsHan;
        double evidence = 0, bestName = 0, pairs = 0, events = 0, ofVersions = 0, titleOfA = 0, titleOfB = 0, coveredOfA = 0, coveredOfB = 0;
        int others = 0, names = 0, versionsOfA = 0, versionsOfB = 0, versions = 0, sameAddress = 0, linksToOther = 0, linksInCommon = 0;
        var isToldInTitle = false;
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
            double weight = weights[term];
            if (kind == TermKind.Link)
            {
                var counts = order == 0 && weight > 0;
                sameAddress += counts && inTitleOfA && inTitleOfB ? 1 : 0;
                linksToOther += counts && inTitleOfA != inTitleOfB ? 1 : 0;
                linksInCommon += counts && !inTitleOfA && !inTitleOfB ? 1 : 0;
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
            if (order != 0)
            {
                continue;
            }

            var said = weight * (inTitleOfA && inTitleOfB ? 1 : inTitleOfA || inTitleOfB ? TitleAndText : TextOnly);
            evidence += said;
            bestName = kind == TermKind.Name ? Math.Max(bestName, said) : bestName;
            pairs += kind == TermKind.Pair ? said : 0;
            others += kind is TermKind.Name or TermKind.Version or TermKind.Pair ? 0 : 1;
            names += kind == TermKind.Name ? 1 : 0;
            events += kind == TermKind.Event ? said : 0;
            isToldInTitle |= kind == TermKind.Event && (inTitleOfA || inTitleOfB);
            ofVersions += kind == TermKind.Version ? said : 0;
            versions += kind == TermKind.Version ? 1 : 0;
            coveredOfA += inTitleOfA ? weight * (inTitleOfB ? 1 : CoveredByText) : 0;
            coveredOfB += inTitleOfB ? weight * (inTitleOfA ? 1 : CoveredByText) : 0;
        }

        return new CommonTerms
        {
            Evidence = evidence,
            Particular = evidence - bestName - pairs - (isToldInTitle && ofVersions > 0 ? 0 : events + ofVersions),
            IsSubjectAlone = others == 0 && names < 2,
            CoverageOfA = titleOfA > 0 ? coveredOfA / titleOfA : 0,
            CoverageOfB = titleOfB > 0 ? coveredOfB / titleOfB : 0,
            VersionsDiffer = versionsOfA > 0 && versionsOfB > 0 && versions == 0,
            IsSameAddress = sameAddress > 0,
            LinksToOther = linksToOther,
            LinksInCommon = linksInCommon,
        };
    }
}
