using System.Collections.Immutable;

namespace Wo.Analyzers.Paths;

/// <summary>The texts that an expression may have: more than one where it depends on a condition.</summary>
internal readonly struct PathTexts
{
    /// <summary>Beyond this many, those that were seen count, and that there are others.</summary>
    private const int Most = 32;

    private PathTexts(ImmutableArray<string> texts) => Texts = texts;

    /// <summary>No text at all, as of an expression that always throws.</summary>
    public static PathTexts None { get; } = new([]);

    /// <summary>Any text.</summary>
    public static PathTexts Unknown { get; } = Of(PathText.Hole);

    /// <summary>All of them.</summary>
    public ImmutableArray<string> Texts { get; }

    /// <summary>One text.</summary>
    public static PathTexts Of(string text) => new([text]);

    /// <summary>Either of two.</summary>
    public static PathTexts Either(PathTexts first, PathTexts second)
    {
        if (first.Texts.IsEmpty || second.Texts.IsEmpty)
        {
            return first.Texts.IsEmpty ? second : first;
        }

        var union = first.Texts.Union(second.Texts, StringComparer.Ordinal).ToImmutableArray();
        return union.Length <= Most ? new PathTexts(union) : Shortened(union);
    }

    /// <summary>All parts one behind the other.</summary>
    public static PathTexts Concat(IReadOnlyList<PathTexts> parts)
    {
        var known = new string[parts.Count];
        for (var i = 0; i < known.Length; i++)
        {
            if (parts[i].Texts.Length != 1)
            {
                return parts.Aggregate(Of(""), (left, right) => left.With(right, string.Concat));
            }

            known[i] = parts[i].Texts[0];
        }

        return Of(string.Concat(known));
    }

    /// <summary>Every combination of a text of this and a text of the other.</summary>
    public PathTexts With(PathTexts other, Func<string, string, string> combine)
    {
        ImmutableArray<string> combined =
        [
            .. Texts.SelectMany(_ => other.Texts, combine).Distinct(StringComparer.Ordinal).Take(Most + 1),
        ];
        return combined.Length <= Most ? new PathTexts(combined) : Shortened(combined);
    }

    /// <summary>Each text changed in the same way.</summary>
    public PathTexts Select(Func<string, string> change) => new([.. Texts.Select(change)]);

    /// <summary>The worst of their origins, and the text that has it.</summary>
    public (PathOrigin Origin, string Text) Judge(GuardedDirectories guarded)
    {
        var worst = (Origin: PathOrigin.Free, Text: "");
        foreach (var text in Texts)
        {
            var origin = PathText.Origin(text, guarded);
            if (origin > worst.Origin || worst.Text.Length == 0)
            {
                worst = (origin, text);
            }
        }

        return worst;
    }

    // What was seen so far counts, and there is more.
    private static PathTexts Shortened(ImmutableArray<string> texts) =>
        new(texts.RemoveRange(Most - 1, texts.Length - Most + 1).Add(PathText.Hole));
}
