using System.Collections.Immutable;

namespace Wo.Engine.Gates;

/// <summary>The files of evidence that the tool writes itself.</summary>
internal static class EvidenceNames
{
    /// <summary>What the work changed.</summary>
    public const string Patch = "diff.patch";

    /// <summary>What is handed over, in words; a person's own is kept.</summary>
    public const string Handoff = "handoff.md";

    /// <summary>The run in words.</summary>
    public const string Report = "verification_report.log";

    /// <summary>The run for programs; written last.</summary>
    public const string Verdict = "verdict.json";

    /// <summary>All of them, in the order in which they are written.</summary>
    public static ImmutableArray<string> All { get; } = [Patch, Handoff, Report, Verdict];

    /// <summary>Whether a file is written anew by each run that finds none: not what a person has to say.</summary>
    public static bool IsMadeAgain(string name) =>
        name is Patch or Verdict || (name[0] != '.' && name.EndsWith(".log", StringComparison.Ordinal));
}
