using System.Globalization;

namespace Wo.Core.Storage;

/// <summary>The names of backups: <c>WO-1.yaml.bak.20260315T122800.1234567Z</c>, then <c>…Z-1</c>, <c>…Z-2</c>.</summary>
internal static class BackupName
{
    private const string Infix = ".bak.";
    private const string TimeFormat = "yyyyMMdd'T'HHmmss'.'fffffff'Z'";

    /// <summary>The name of a file's backup.</summary>
    /// <param name="fileName">The file that is backed up.</param>
    /// <param name="at">When.</param>
    /// <param name="attempt">0 for the plain name, then 1, 2, … where it is taken.</param>
    public static string For(string fileName, DateTimeOffset at, int attempt)
    {
        var name = fileName + Infix + at.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
        return attempt == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{attempt}");
    }

    /// <summary>Whether a name is that of a backup, and of which file.</summary>
    public static bool TryParse(string name, out string fileName)
    {
        var at = name.IndexOf(Infix, StringComparison.Ordinal);
        fileName = at > 0 ? name[..at] : "";
        return at > 0;
    }

    /// <summary>When a backup was made, as its name says.</summary>
    public static bool TryParseTime(string name, out DateTimeOffset made)
    {
        made = default;
        var at = name.IndexOf(Infix, StringComparison.Ordinal);
        return at > 0
            && DateTimeOffset.TryParseExact(
                Time(name[(at + Infix.Length)..]),
                TimeFormat,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out made
            );
    }

    /// <summary>Orders the backups of one file by age, the oldest first.</summary>
    public static int Compare(string left, string right)
    {
        var byTime = Time(left).SequenceCompareTo(Time(right));
        if (byTime != 0)
        {
            return byTime;
        }

        // What follows the time is the attempt, of which "-10" comes after "-2".
        var byLength = left.Length.CompareTo(right.Length);
        return byLength != 0 ? byLength : string.CompareOrdinal(left, right);
    }

    private static ReadOnlySpan<char> Time(string name) => name.AsSpan(0, name.LastIndexOf('Z') + 1);
}
