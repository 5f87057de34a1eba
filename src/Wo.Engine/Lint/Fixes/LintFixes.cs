using System.Collections.Immutable;
using System.Text;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Lint.Fixes;

/// <summary>All fixes there are, and what they make of a work order.</summary>
internal static class LintFixes
{
    private static readonly ImmutableArray<ILintFix> All =
    [
        new MissingKeyFix(),
        new StatusFix(),
        new PriorityFix(),
        new ExecutionFix(),
        new OverrideSpellingFix(),
        new BlankCommandFix(),
        new SelfDependencyFix(),
        new QuotingFix(),
    ];

    /// <summary>What can be mended in a work order, given what is wrong with it; one edit for each place.</summary>
    public static ImmutableArray<ProposedFix> For(WorkOrderCandidate file, IEnumerable<LintFinding> findings)
    {
        if (FileLinter.Read(file) is not { } subject)
        {
            return [];
        }

        foreach (var finding in findings)
        {
            subject.Report(finding);
        }

        return Together(
            All.SelectMany(fix => fix.Propose(subject))
                .Where(fix => subject.HasFindingAt(fix.JsonPath))
                .DistinctBy(fix => fix.JsonPath)
        );
    }

    /// <summary>The file with the edits made; what they do not name stays as it is, or there is no result.</summary>
    public static Result<byte[]> Apply(WorkOrderCandidate file, ImmutableArray<ProposedFix> fixes)
    {
        if (file.Parse().Document is not { Root: YamlMapping before } document)
        {
            return new WoError(Problem.Unreadable, $"{file.Path} cannot be read");
        }

        var text = YamlSplice.ApplyAll(document.Text, fixes.Select(fix => fix.Splice).OfType<YamlSplice>());
        byte[] spliced = [.. document.HasByteOrderMark ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(text)];
        FieldChange[] changes = [.. fixes.Select(fix => fix.Change).OfType<FieldChange>()];
        return from edited in YamlEditor.Apply(spliced, changes)
            from kept in Result.Require(Keeps(before, edited, fixes), () => Refused(file))
            select edited;
    }

    /// <summary>Those that can be made at once; neighbours in one list are left for the next time.</summary>
    private static ImmutableArray<ProposedFix> Together(IEnumerable<ProposedFix> proposed)
    {
        var end = -1;
        var together = ImmutableArray.CreateBuilder<ProposedFix>();
        foreach (var fix in proposed.OrderBy(fix => fix.Splice?.Start ?? -1))
        {
            if (fix.Splice is not { } splice || splice.Start >= end)
            {
                end = Math.Max(end, fix.Splice?.End ?? -1);
                together.Add(fix);
            }
        }

        return together.ToImmutable();
    }

    private static bool Keeps(YamlMapping before, byte[] edited, ImmutableArray<ProposedFix> fixes)
    {
        var touched = fixes.Select(fix => fix.JsonPath[2..].Split('.', '[')[0]).ToHashSet(StringComparer.Ordinal);
        return YamlReader.Read(edited).TryGet(out var document, out _)
            && document.Root is YamlMapping after
            && before.Entries.All(entry =>
                after.TryGet(entry.Key.Value, out var now)
                && (touched.Contains(entry.Key.Value) || YamlEquality.AreEqual(entry.Value, now))
            );
    }

    private static WoError Refused(WorkOrderCandidate file) =>
        new(Problem.InvalidWorkOrder, $"{file.Path} cannot be mended without changing something else");
}
