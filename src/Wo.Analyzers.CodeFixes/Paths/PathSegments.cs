namespace Wo.Analyzers.CodeFixes.Paths;

/// <summary>The pieces of a path between its separators, split where the guarded directory stands.</summary>
/// <param name="Before">What names the root; empty for a path from the working directory.</param>
/// <param name="After">What lies in the guarded directory, one segment after the other.</param>
internal sealed record PathSegments(
    IReadOnlyList<IReadOnlyList<PathPiece>> Before,
    IReadOnlyList<IReadOnlyList<PathPiece>> After
)
{
    /// <summary>The one directory that <c>CtxPath</c> is about, spelled as on every platform.</summary>
    private const string Guarded = "_ctx";

    /// <summary>Splits, or <see langword="null"/> where the directory is not in it or a later segment leads elsewhere.</summary>
    public static PathSegments? Of(IEnumerable<PathPiece> pieces)
    {
        var segments = Split(pieces);
        var guarded = segments.FindIndex(segment => Text(segment) == Guarded);
        if (guarded < 0)
        {
            return null;
        }

        var after = segments.Skip(guarded + 1).Where(segment => Text(segment) is not ("" or ".")).ToList();
        var before = segments.Take(guarded).Where((segment, index) => index == 0 || Text(segment) is not "").ToList();
        return after.Any(segment => Text(segment) is "..") ? null : new PathSegments(before, after);
    }

    /// <summary>The text of a segment that is known, or <see langword="null"/>.</summary>
    public static string? Text(IReadOnlyList<PathPiece> segment) =>
        segment.All(piece => piece.Text is not null) ? string.Concat(segment.Select(piece => piece.Text)) : null;

    private static List<IReadOnlyList<PathPiece>> Split(IEnumerable<PathPiece> pieces)
    {
        var segments = new List<IReadOnlyList<PathPiece>>();
        var current = new List<PathPiece>();
        foreach (var piece in pieces)
        {
            if (piece.Text is null || piece.Text.IndexOfAny(['/', '\\']) < 0)
            {
                current.Add(piece);
                continue;
            }

            var texts = piece.Text.Split('/', '\\');
            for (var index = 0; index < texts.Length; index++)
            {
                if (index > 0)
                {
                    segments.Add(current);
                    current = [];
                }

                if (texts[index].Length > 0)
                {
                    current.Add(new PathPiece(texts[index], null));
                }
            }
        }

        segments.Add(current);
        return segments;
    }
}
