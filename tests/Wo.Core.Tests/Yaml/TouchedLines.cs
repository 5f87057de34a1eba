using System.Text;
using System.Text.RegularExpressions;
using Wo.Core.Model;
using Wo.Core.Yaml;

namespace Wo.Core.Tests.Yaml;

/// <summary>
/// Says, from lines and nothing but lines, what an edit of a file in the corpus' style may touch: of each changed key one
/// line stays, which is not compared beyond its key and its comment; added keys are last.
/// </summary>
internal static partial class TouchedLines
{
    public static List<string> Expect(byte[] original, FieldChange[] changes)
    {
        var lines = Lines(original);
        List<string> expected = [];
        for (var i = 0; i < lines.Count; i++)
        {
            var change = changes.FirstOrDefault(c => Starts(lines[i], c.Key));
            if (change is null)
            {
                expected.Add(Exactly(lines[i]));
                continue;
            }

            var last = LastLineOfValue(lines, i);
            var comment = last == i ? PlainWithComment().Match(lines[i]).Groups[1].Value : "";
            expected.Add($"^\uFEFF?{change.Key}: .*{Regex.Escape(comment)}{Regex.Escape(Break(lines[last]))}$");
            i = last;
        }

        Append(lines, expected, changes);
        return expected;
    }

    public static void AssertMatch(List<string> expected, byte[] edited, string name)
    {
        var lines = Lines(edited);
        for (var i = 0; i < Math.Min(expected.Count, lines.Count); i++)
        {
            var isMatch = Regex.IsMatch(lines[i], expected[i], RegexOptions.Singleline | RegexOptions.CultureInvariant);
            Assert.True(isMatch, $"{name}, line {i + 1}: «{lines[i]}» is not «{expected[i]}»");
        }

        Assert.True(expected.Count == lines.Count, $"{name}: {lines.Count} lines, not {expected.Count}");
    }

    private static void Append(List<string> lines, List<string> expected, FieldChange[] changes)
    {
        var newline = Break(lines[0]);
        var final = Break(lines[^1]);
        foreach (var change in changes)
        {
            if (change.Value is FieldValue.Null || lines.Exists(line => Starts(line, change.Key)))
            {
                continue;
            }

            if (final.Length == 0)
            {
                expected[^1] = expected[^1][..^1] + newline + "$";
            }

            expected.Add($"^{change.Key}: .*[^\r\n]{final}$");
        }
    }

    private static string Exactly(string line) => $"^{Regex.Escape(line)}$";

    private static bool Starts(string line, string key) =>
        line.TrimStart('\uFEFF').StartsWith(key + ":", StringComparison.Ordinal);

    private static int LastLineOfValue(List<string> lines, int first)
    {
        var last = first;
        for (var i = first + 1; i < lines.Count && (lines[i].Trim().Length == 0 || lines[i][0] is ' ' or '-'); i++)
        {
            last = lines[i].Trim().Length == 0 ? last : i;
        }

        return last;
    }

    private static List<string> Lines(byte[] bytes) =>
        [.. AnyLine().Matches(Encoding.UTF8.GetString(bytes)).Select(match => match.Value)];

    private static string Break(string line) =>
        line.EndsWith("\r\n", StringComparison.Ordinal) ? "\r\n"
        : line.EndsWith('\n') ? "\n"
        : "";

    [GeneratedRegex("[^\n]*\n|[^\n]+$")]
    private static partial Regex AnyLine();

    [GeneratedRegex("^\uFEFF?[\\w]+: [^'\"#]*?( +#[^\r\n]*)")]
    private static partial Regex PlainWithComment();
}
