using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Wo.Engine.Verbs.Import.Sources;

/// <summary>The parts of a task that is written in Markdown with fields at its head. Lines end in a newline alone.</summary>
internal static partial class MarkdownTask
{
    private const string Fence = "---\n";

    /// <summary>Splits the fields at the head from the rest.</summary>
    public static bool TrySplit(string text, [NotNullWhen(true)] out string? head, [NotNullWhen(true)] out string? body)
    {
        (head, body) = (null, null);
        var end = text.StartsWith(Fence, StringComparison.Ordinal)
            ? (text + "\n").IndexOf("\n" + Fence, Fence.Length - 1, StringComparison.Ordinal)
            : -1;
        if (end < 0)
        {
            return false;
        }

        head = end < Fence.Length ? "" : text[Fence.Length..(end + 1)];
        body = text[Math.Min(text.Length, end + 1 + Fence.Length)..];
        return true;
    }

    /// <summary>Puts quotes around people such as <c>@alice</c>, which may stand without them there.</summary>
    public static string QuotePeople(string head) => UnquotedPerson().Replace(head, "$1'$2'");

    /// <summary>
    /// The texts below the headings of the second level, each under its heading in lower case with underscores; what stands
    /// before the first is the description where no heading has that name.
    /// </summary>
    public static Dictionary<string, string> Sections(string body)
    {
        var sections = new Dictionary<string, List<string>>(StringComparer.Ordinal) { [""] = [] };
        var lines = sections[""];
        var isCode = false;
        foreach (var line in body.Split('\n'))
        {
            isCode ^= line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            if (!isCode && line.StartsWith("## ", StringComparison.Ordinal))
            {
                var name = Key(line[3..]);
                if (!sections.TryGetValue(name, out lines!))
                {
                    sections[name] = lines = [];
                }
            }
            else if (isCode || !SectionMark().IsMatch(line))
            {
                lines.Add(line);
            }
        }

        var texts = sections
            .Select(section => (section.Key, Text: string.Join('\n', section.Value).Trim('\n', ' ')))
            .Where(section => section.Text.Length > 0)
            .ToDictionary(section => section.Key, section => section.Text, StringComparer.Ordinal);
        if (texts.Remove("", out var first))
        {
            texts[texts.ContainsKey("description") ? "text" : "description"] = first;
        }

        return texts;
    }

    /// <summary>The items of a list of boxes to tick, without their boxes and numbers; ticked ones say so.</summary>
    public static IEnumerable<string> CheckItems(string text)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var item = ForeignText.Item(line) ?? line;
            var isTicked = item.StartsWith("[x] ", StringComparison.OrdinalIgnoreCase);
            var words = isTicked || item.StartsWith("[ ] ", StringComparison.Ordinal) ? item[4..] : item;
            yield return (isTicked ? "[x] " : "") + ItemNumber().Replace(words, "");
        }
    }

    private static string Key(string heading)
    {
        var letters = heading.Trim().ToLowerInvariant().Select(static c => char.IsLetterOrDigit(c) ? c : '_');
        var key = string.Concat(letters).Trim('_');
        return key.Length == 0 ? "text" : key;
    }

    [GeneratedRegex(@"^(\s*(?:-\s+|assignee:\s+|reporter:\s+))(@[^'""\s]+)\s*$", RegexOptions.Multiline)]
    private static partial Regex UnquotedPerson();

    [GeneratedRegex(@"^\s*<!--\s*[A-Z]+(:[A-Z_]+)*:(BEGIN|END)\s*-->\s*$")]
    private static partial Regex SectionMark();

    [GeneratedRegex(@"^#\d+ ")]
    private static partial Regex ItemNumber();
}
