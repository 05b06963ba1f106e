using NewsBot.Text;

namespace NewsBot.Stories;

/// <summary>Reads the terms of a text: names, events, amounts, words, and of Chinese what stands between them as pairs of characters.</summary>
internal sealed class TermReader(Vocabulary vocabulary)
{
    private const int LongestWord = 40;
    private readonly Lexicon lexicon = Lexicon.Shared;
    private readonly StopWords stopWords = StopWords.Shared;

    /// <param name="text">As it was written; read up to <paramref name="limit"/> characters.</param>
    /// <param name="take">Called with each term, also with those that come again.</param>
    public void Read(string text, int limit, Action<int> take)
    {
        using var folded = FoldedText.Of(text.Length > limit ? text[..limit] : text);
        new Pass(vocabulary, lexicon, stopWords, take).Run(folded.Characters.Span);
    }

    private struct Pass(Vocabulary vocabulary, Lexicon lexicon, StopWords stopWords, Action<int> take)
    {
        private string before = "";
        private int beforeEnd = -1;

        public void Run(ReadOnlySpan<char> text)
        {
            var i = 0;
            while (i < text.Length)
            {
                var c = text[i];
                if (Characters.IsLatin(c))
                {
                    i = ReadWord(text, i);
                }
                else if (Characters.IsHan(c))
                {
                    i = ReadHan(text, i);
                }
                else
                {
                    i++;
                }
            }
        }

        private int ReadHan(ReadOnlySpan<char> text, int start)
        {
            if (lexicon.Find(text, start, out var end) is { } entry)
            {
                Take(entry.Term, entry.Kind);
                Remember(entry.Term, end);
                return end;
            }

            if (start + 1 < text.Length && Characters.IsHan(text[start + 1]) && !stopWords.Contains(text.Slice(start, 2))
                && lexicon.Find(text, start + 1, out _) is null)
            {
                Take(text.Slice(start, 2), TermKind.Word);
            }

            return start + 1;
        }

        private int ReadWord(ReadOnlySpan<char> text, int start)
        {
            var end = WordEnd(text, start);
            var follows = beforeEnd >= 0 && (beforeEnd == start || (beforeEnd + 1 == start && text[beforeEnd] is ' ' or '-'));
            if (lexicon.Find(text, start, out var entryEnd) is { } entry)
            {
                Take(entry.Term, entry.Kind);
                if (entryEnd >= end)
                {
                    TakePair(follows, entry.Term, TermKind.Pair);
                    Remember(entry.Term, entryEnd);
                    return entryEnd;
                }

                // A name with its number in one: qwen3.8.
                var number = text[entryEnd..end];
                if (number.IndexOfAnyInRange('0', '9') >= 0)
                {
                    Take(string.Concat(entry.Term, number), TermKind.Version);
                }

                Remember("", -1);
                return end;
            }

            return char.IsAsciiDigit(text[start]) ? ReadNumber(text, start, end, follows) : ReadPlainWord(text, start, end, follows);
        }

        private int ReadNumber(ReadOnlySpan<char> text, int start, int end, bool follows)
        {
            var amount = Amount.Read(text, start, out var amountEnd);
            var word = text[start..end];
            word = word.EndsWith("'s") ? word[..^2] : word;
            if (amountEnd <= end)
            {
                TakePair(follows, word, TermKind.Version);
            }

            if (amount.Length > 0)
            {
                Take(amount, TermKind.Amount);
            }
            else if (word.ContainsAnyInRange('a', 'z'))
            {
                Take(word, TermKind.Version);
            }

            Remember(word.ContainsAnyInRange('a', 'z') && amount.Length == 0 ? word : "", end);
            return Math.Max(end, amountEnd);
        }

        private int ReadPlainWord(ReadOnlySpan<char> text, int start, int end, bool follows)
        {
            var word = text[start..end];
            word = word.EndsWith("'s") ? word[..^2] : word;
            if (word.Length > LongestWord || stopWords.Contains(word))
            {
                Remember("", -1);
                return end;
            }

            if (word.ContainsAnyInRange('0', '9'))
            {
                TakePair(follows, word, TermKind.Version);
                Take(word, TermKind.Version);
                Remember(word, end);
                return end;
            }

            word = Stem(word);
            TakePair(follows, word, TermKind.Pair);
            if (word.Length > 1)
            {
                Take(word, TermKind.Word);
            }

            Remember(word, end);
            return end;
        }

        private static int WordEnd(ReadOnlySpan<char> text, int start)
        {
            var end = start + 1;
            while (end < text.Length && (Characters.IsLatin(text[end])
                || (text[end] is '.' or '\'' && end + 1 < text.Length && Characters.IsLatin(text[end + 1]))
                || (text[end] == ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end - 1]) && char.IsAsciiDigit(text[end + 1]))))
            {
                end++;
            }

            return end;
        }

        /// <summary>English endings that change nothing here.</summary>
        private static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word) =>
            word.Length > 5 && word.EndsWith("ing") ? word[..^3]
                : word.Length > 5 && word.EndsWith("ies") ? word[..^3]
                : word.Length > 4 && word.EndsWith("ed") ? word[..^2]
                : word.Length > 4 && word.EndsWith("es") ? word[..^2]
                : word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss") && !word.EndsWith("us") && !word.EndsWith("is") ? word[..^1]
                : word.Length > 4 && word.EndsWith('e') ? word[..^1]
                : word;

        private readonly void TakePair(bool follows, ReadOnlySpan<char> word, TermKind kind)
        {
            if (follows && before.Length > 0 && before.Length + word.Length <= LongestWord)
            {
                Take(string.Concat(before, word), kind);
            }
        }

        private readonly void Take(ReadOnlySpan<char> term, TermKind kind) => take(vocabulary.Number(term, kind));

        private void Remember(ReadOnlySpan<char> word, int end)
        {
            before = word.ToString();
            beforeEnd = end;
        }
    }
}
