namespace Wo.TestKit;

/// <summary>
/// A part of a page that tests write, between <c>&lt;!-- NAME --&gt;</c> and <c>&lt;!-- /NAME --&gt;</c>. With
/// <c>WO_ACCEPT=1</c> it is written anew.
/// </summary>
public static class GeneratedSection
{
    /// <summary>Why the part is not what it should be; <see langword="null"/> where it is.</summary>
    /// <param name="page">The page, from the root of the repository.</param>
    /// <param name="name">The name of the part.</param>
    /// <param name="text">What belongs there, whole lines.</param>
    /// <exception cref="InvalidOperationException">The page has no such part.</exception>
    public static string? Difference(string page, string name, string text)
    {
        var all = File.ReadAllText(Path.Join(SourceTree.Root, page));
        var (begin, end) = ($"<!-- {name} -->\n", $"<!-- /{name} -->");
        var (from, to) = (all.IndexOf(begin, StringComparison.Ordinal), all.IndexOf(end, StringComparison.Ordinal));
        return from >= 0 && to > from
            ? GeneratedPage.Difference(page, all[..(from + begin.Length)] + text + all[to..])
            : throw new InvalidOperationException($"{page} has no part between {begin.TrimEnd()} and {end}");
    }
}
