using System.Text.RegularExpressions;
using Wo.Tool.CommandLine;
using Wo.Tool.Commands;
using Wo.Tool.Output;

namespace Wo.Tool.Edge;

/// <summary>
/// What the scripts of <c>wo completion</c> ask for: <c>wo '[complete]' SHELL WORD…</c>, the last word being the one that is
/// typed. The first line of the answer says what the shell is to offer: <c>values</c>, which follow line by line with a tab
/// before what is said about them, or its own <c>files</c> or <c>directories</c>. It never fails and never complains.
/// </summary>
internal static partial class CompletionAnswer
{
    /// <summary>The word that asks; no command has brackets.</summary>
    public const string Word = "[complete]";

    private const int LongestDescription = 60;

    /// <summary>The words as a shell gives them.</summary>
    public static TypedWords Read(string shell, IReadOnlyList<string> words) =>
        shell switch
        {
            "bash" => TypedWords.OfBash(words),
            // It drops empty words on their way to a program, so that its last one has a mark in front.
            "powershell" => TypedWords.Clean([.. words.SkipLast(1), .. words.TakeLast(1).Select(word => word[1..])]),
            _ => TypedWords.Clean(words),
        };

    /// <summary>Writes the answer.</summary>
    public static void Write(TextWriter output, CommandContext context, CompletionPoint point, TypedWords typed)
    {
        var kind = (point.ValueOf as IHasValueKind)?.Kind;
        if (kind is ValueKind.File or ValueKind.Directory)
        {
            output.Write(kind == ValueKind.File ? "files\n" : "directories\n");
            return;
        }

        output.Write("values\n");
        foreach (var (value, description) in Candidates(context, point))
        {
            string whole = point.Prefix + value;
            if (IsHarmless(value) && whole.Length > typed.Kept && !(typed.IsQuoted && !Plain().IsMatch(value)))
            {
                output.Write(whole[typed.Kept..]);
                output.Write(description is null ? "" : "\t" + Words(description));
                output.Write('\n');
            }
        }
    }

    private static IEnumerable<(string Value, string? Description)> Candidates(
        CommandContext context,
        CompletionPoint point
    ) =>
        point.ValueOf is null
            ? point
                .Commands()
                .Concat(point.Options())
                .Where(word => word.Name.StartsWith(point.Word, StringComparison.Ordinal))
            : CompletionValues
                .Of(context, point)
                .Where(found => point.ValueOf is System.CommandLine.Option || !point.Arguments.Contains(found.Value));

    // A value with a line break or an escape sequence in it is one that no command line can hold.
    private static bool IsHarmless(string value) => value.Length > 0 && TerminalText.Sanitise(value) == value;

    private static string Words(string description) => TextWidth.Clip(OneLine.Of(description), LongestDescription);

    [GeneratedRegex("^[A-Za-z0-9._-]+$")]
    private static partial Regex Plain();
}
