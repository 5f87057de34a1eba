using System.Collections.Immutable;
using System.Text;
using Wo.Engine.Session;

namespace Wo.Engine.Verbs.Init;

/// <summary>
/// The lines of <c>.gitattributes</c> for files that several branches add lines to. By <c>union</c> git keeps the lines of
/// both, which is right where each line stands for itself.
/// </summary>
internal static class MergeAttributes
{
    private const string Union = " merge=union";
    private const string SessionLogs = "/_ctx/session_*.md";
    private const string Backlog = "/_ctx/backlog/backlog.yaml";

    /// <summary>The lines.</summary>
    /// <param name="sessionLog">The session log, from the state root.</param>
    public static ImmutableArray<string> LinesFor(string sessionLog) =>
        SessionFileName.IsOne(sessionLog["_ctx/".Length..])
            ? [SessionLogs + Union, Backlog + Union]
            : [SessionLogs + Union, Pattern(sessionLog) + Union, Backlog + Union];

    /// <summary>Whether a line decides already how the files of a wanted one are merged, in either anchoring.</summary>
    public static bool Decides(string present, string wanted)
    {
        var pattern = wanted[..^Union.Length].TrimStart('/');
        var words = present.TrimStart('/');
        return words.StartsWith(pattern, StringComparison.Ordinal)
            && words[pattern.Length..]
                .Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)
                .Any(static word =>
                    word is "merge" or "-merge" or "!merge" or "binary"
                    || word.StartsWith("merge=", StringComparison.Ordinal)
                );
    }

    /// <summary>A pattern that matches one path; quoted where it would end too early otherwise.</summary>
    private static string Pattern(string path)
    {
        var pattern = new StringBuilder("/");
        foreach (var character in path)
        {
            pattern.Append(character is '\\' or '*' or '?' or '[' ? $"\\{character}" : character.ToString());
        }

        var text = pattern.ToString();
        return text.AsSpan().ContainsAny(" \t\"")
            ? $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
            : text;
    }
}
