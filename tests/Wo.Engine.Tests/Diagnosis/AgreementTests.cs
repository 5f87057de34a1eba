using System.Text.Json;
using Wo.Engine.Diagnosis;
using Wo.Engine.Index;
using Wo.Engine.Read;
using Wo.Engine.Tests.Reconcile;
using Wo.Engine.Workspaces;
using Wo.TestKit;

namespace Wo.Engine.Tests.Diagnosis;

/// <summary>One problem has one name: every command that looks at a tree gives it the same one, for the same work order.</summary>
[Soak]
public sealed class AgreementTests
{
    /// <summary>What only locks or git show, beside the problems whose checks always need them.</summary>
    private static readonly string[] ShownByLocksOrGit =
    [
        "a state directory is a symbolic link",
        "a power loss took the last word of a complete move",
        "a take died before the hand-over",
        "a worktree of a dead operation is left without its lease",
        "a take and its git died over the first files of a worktree",
        "somebody's git died over the first files of a worktree",
    ];

    /// <summary>What closed work orders say is not looked at by status.</summary>
    private static readonly string[] InClosedWorkOrders = ["a required key is missing", "a file was moved by hand"];

    public static TheoryData<string> Trees => [.. Scenarios.All.Keys.Except(ShownByLocksOrGit)];

    public static TheoryData<string> AtAGlance =>
        [.. Scenarios.All.Keys.Except(ShownByLocksOrGit).Except(InClosedWorkOrders)];

    [Theory]
    [MemberData(nameof(AtAGlance))]
    public void Status_names_what_reconcile_names_without_locks_and_git(string name)
    {
        using var tree = new ReconcileFixture();
        Scenarios.All[name].Arrange(tree);
        var needy = Names(need => need > CheckNeed.Records);

        Assert.Equal(
            tree.Detect()
                .Findings.Where(finding => !needy.Contains(finding.Code.Name) && IsShownAtAGlance(finding))
                .Select(Name)
                .Order(),
            SummarizeTree.Run(Look(tree)).Problems.Select(Name).Order()
        );
    }

    [Theory]
    [MemberData(nameof(Trees))]
    public void Lists_and_the_index_name_what_reconcile_finds_in_the_file_of_a_work_order(string name)
    {
        using var tree = new ReconcileFixture();
        Scenarios.All[name].Arrange(tree);
        var needy = Names(need => need > CheckNeed.Files);
        var found = tree.Detect().Findings;
        var named = found
            .Where(finding => finding.Id is not null && !needy.Contains(finding.Code.Name))
            .Select(finding => finding.ToString())
            .ToList();

        // What a list says of readiness depends on the inputs, and on work orders that are lost. It does not ask git.
        var further = found
            .Where(finding =>
                finding.Code == Problem.BackupOnly
                || (finding.Code == Problem.InputInvalid && IsOfReadiness(finding.Path!))
            )
            .Select(finding => finding.ToString().Split("; branch ")[0]);
        Assert.Equal(named.Concat(further).Order(), List(tree).Order());
        Assert.Equal(named.Order(), Index(tree).Order());
    }

    [Fact]
    public void An_id_that_is_not_that_of_the_name_and_a_time_that_is_none_have_one_name_too()
    {
        using var tree = new ReconcileFixture();
        tree.Put(
            WorkOrderState.Done,
            Scenarios.Wo,
            text: ReconcileFixture.Text("WO-0007", WorkOrderState.Done, further: "closed_at: yesterday\n")
        );
        string[] expected = ["ID_FILE_NAME_MISMATCH", "NOT_A_TIMESTAMP"];

        Assert.Equal(expected, tree.Detect().Findings.Select(finding => finding.Code.Name));
        Assert.Equal(expected, List(tree).Select(Code));
        Assert.Equal(expected, Index(tree).Select(Code));
    }

    /// <summary>What is only worth knowing and concerns no work order is left to reconcile.</summary>
    private static bool IsShownAtAGlance(Finding finding) =>
        finding.Id is not null || finding.Level != ProblemLevel.Info;

    private static string Name(Finding finding) => $"{finding.Code} {finding.Id}";

    private static string Code(string line) => line[..line.IndexOf(':', StringComparison.Ordinal)];

    /// <summary>The problems that only checks of such a need find.</summary>
    private static HashSet<string> Names(Predicate<CheckNeed> isMeant) =>
        [.. Needs.All.Where(row => row.Value.All(need => isMeant(need))).Select(row => row.Key)];

    private static bool IsOfReadiness(string path) =>
        path.StartsWith("_ctx/backlog/", StringComparison.Ordinal)
        || path.StartsWith("_ctx/dod/", StringComparison.Ordinal);

    private static TreeReading Look(ReconcileFixture tree) => new TreeReader(tree.Workspace).Read();

    private static IEnumerable<string> List(ReconcileFixture tree) =>
        ListWorkOrders.Run(Look(tree), new ListQuery()).Warnings.Select(warning => warning.ToString());

    private static IEnumerable<string> Index(ReconcileFixture tree)
    {
        var scan = tree.Workspace.Tree.Scan();
        var content = IndexBuilder
            .For(tree.Workspace)
            .Build(scan, tree.Workspace.ControlOf(scan), "2026-03-15T12:00:00+00:00");
        using var index = JsonDocument.Parse(content.Bytes);
        return [.. index.RootElement.GetProperty("errors").EnumerateArray().Select(error => error.GetString()!)];
    }
}
