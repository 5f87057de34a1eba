using Wo.Engine.Wording;

namespace Wo.Engine.Session;

/// <summary>The names of session logs: <c>session_&lt;segment&gt;.md</c>.</summary>
internal static class SessionFileName
{
    private const string Prefix = "session_";
    private const string Suffix = ".md";

    /// <summary>Whether a file is a session log.</summary>
    public static bool IsOne(string fileName) =>
        fileName.Length > Prefix.Length + Suffix.Length
        && fileName.StartsWith(Prefix, StringComparison.Ordinal)
        && fileName.EndsWith(Suffix, StringComparison.Ordinal);

    /// <summary>The log of a root folder, where nothing else names one.</summary>
    public static string Of(string stateRoot)
    {
        var folder = Path.GetFileName(Path.TrimEndingDirectorySeparator(stateRoot));
        return Prefix + (folder.Length == 0 ? "root" : OneLine.Of(folder).Replace('\\', '_')) + Suffix;
    }

    /// <summary>The segment that a log is about, for its heading.</summary>
    public static string SegmentOf(string fileName) =>
        OneLine.Of(IsOne(fileName) ? fileName[Prefix.Length..^Suffix.Length] : fileName);
}
