namespace Wo.Analyzers.Paths;

/// <summary>
/// What is known of a path: its text, in which three characters that no path holds stand for what is not known.
/// </summary>
internal static class PathText
{
    /// <summary>Any text, separators included.</summary>
    public const string Hole = "\0";

    /// <summary>A guarded segment, whatever it is called.</summary>
    public const string Guarded = "\u0001";

    /// <summary>A piece of text without separators that is no guarded name: a number, a random name.</summary>
    public const string Harmless = "\u0002";

    private static readonly char[] Separators = ['/', '\\'];

    /// <summary>Where the path leads. Both separators separate, whatever this code will run on.</summary>
    public static PathOrigin Origin(string text, GuardedDirectories guarded)
    {
        if (text.IndexOf(Guarded[0]) < 0 && !guarded.MayBeIn(text))
        {
            return text.IndexOf(Hole[0]) < 0 ? PathOrigin.Free : PathOrigin.Unknown;
        }

        var segments = Resolve(text);
        return LastGuarded(segments, guarded) >= 0 ? PathOrigin.Guarded
            : segments.Exists(segment => segment.IndexOf(Hole[0]) >= 0) ? PathOrigin.Unknown
            : PathOrigin.Free;
    }

    /// <summary>Two parts with a separator between them, as <c>Path.Join</c> does.</summary>
    public static string Join(string first, string second) =>
        first.Length == 0 ? second
        : second.Length == 0 ? first
        : EndsInSeparator(first) || IsSeparator(second[0]) ? first + second
        : $"{first}/{second}";

    /// <summary>As <c>Path.Combine</c> does: a second part that starts at a root stands alone.</summary>
    public static string Combine(string first, string second) => IsRooted(second) ? second : Join(first, second);

    /// <summary>The directory that holds it. Where the last segment is not known, neither is where it ends.</summary>
    public static string Parent(string text)
    {
        var end = text.LastIndexOfAny(Separators);
        var isOpen = text.IndexOf(Hole[0], end + 1) >= 0;
        return (isOpen, end) switch
        {
            (true, _) => text.Substring(0, end + 1) + Hole,
            (false, < 0) => "",
            (false, _) => text.Substring(0, end),
        };
    }

    /// <summary>The last segment.</summary>
    public static string Name(string text)
    {
        var name = text.Substring(text.LastIndexOfAny(Separators) + 1);
        return name.IndexOf(Hole[0]) < 0 ? name : Hole;
    }

    /// <summary>What follows the guarded segment, where it is known.</summary>
    public static string? BelowGuarded(string text, GuardedDirectories guarded)
    {
        var segments = Resolve(text);
        var at = LastGuarded(segments, guarded);
        var below = segments.Skip(at + 1).ToList();
        return at < 0 || below.Exists(segment => segment.IndexOf(Hole[0]) >= 0) ? null : string.Join("/", below);
    }

    /// <summary>For messages: what is not known is an ellipsis, and long texts are cut.</summary>
    public static string Display(string text)
    {
        const int Longest = 80;
        var shown = text.Replace(Hole, "…").Replace(Harmless, "…").Replace(Guarded, GuardedDirectories.Standard);
        return shown.Length <= Longest ? shown : $"…{shown.Substring(shown.Length - Longest)}";
    }

    private static int LastGuarded(List<string> segments, GuardedDirectories guarded)
    {
        var at = segments.Count - 1;
        while (at >= 0 && segments[at] != Guarded && !guarded.EndAt(segments, at))
        {
            at--;
        }

        return at;
    }

    private static List<string> Resolve(string text)
    {
        var segments = new List<string>();
        foreach (var segment in text.Split(Separators))
        {
            var last = segments.Count - 1;
            if (segment == ".." && last >= 0 && segments[last].IndexOf(Hole[0]) < 0 && segments[last] != "..")
            {
                segments.RemoveAt(last);
            }
            else if (segment is not ("" or "."))
            {
                segments.Add(segment);
            }
        }

        return segments;
    }

    private static bool IsRooted(string text) =>
        text.Length > 0 && (IsSeparator(text[0]) || (text.Length > 1 && text[1] == ':'));

    private static bool EndsInSeparator(string text) => IsSeparator(text[text.Length - 1]);

    private static bool IsSeparator(char character) => character is '/' or '\\';
}
