using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Wo.Engine.Diagnosis;
using Wo.Engine.Git;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;
using Wo.Engine.Wording;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Index;

/// <summary>Makes the index of one scan of the tree.</summary>
/// <param name="workspace">The state root.</param>
/// <param name="worktrees">What git knows.</param>
internal sealed class IndexBuilder(Workspace workspace, IWorktreeFacts worktrees)
{
    private readonly CtxLayout layout = workspace.Layout;

    private readonly PathsFromRoot paths = new(workspace.Layout.StateRoot);

    private const int Version = 1;
    private const string SchemaId = "trifecta.sidecar.wo_index.v1";

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        // Titles stay readable; the file is never embedded in a page.
        Encoder = ReadableJson.Encoder,
    };

    /// <summary>The builder for a workspace. What publishes the index and what checks it see worktrees in the same way.</summary>
    /// <param name="workspace">The workspace.</param>
    public static IndexBuilder For(Workspace workspace) =>
        new(workspace, new GitWorktreeFacts(workspace.Git, workspace.Root, workspace.Naming));

    /// <summary>The index, which depends on nothing but the arguments and git.</summary>
    /// <param name="scan">The tree.</param>
    /// <param name="control">Who holds what.</param>
    /// <param name="generatedAt">The moment as it is to be written.</param>
    /// <param name="before">The published one. Where it says the same it is the result, with its own time.</param>
    public IndexContent Build(TreeScan scan, ControlSnapshot control, string generatedAt, PublishedText? before = null)
    {
        var (facts, errors, texts) = Examine(scan, control);
        return before is not null && IsLike(before, facts, texts, errors)
            ? new IndexContent(before.Bytes, facts.Gap)
            : Write(generatedAt, facts, texts, errors, before?.Bytes.Length ?? 0);
    }

    /// <summary>Whether the index would have the bytes of a published one. It is compared as it is made, and never whole in memory.</summary>
    /// <param name="published">The published one.</param>
    /// <param name="scan">The tree.</param>
    /// <param name="control">Who holds what.</param>
    /// <returns>Whether; or why git does not say all that belongs into it.</returns>
    public Result<bool> IsLike(PublishedText published, TreeScan scan, ControlSnapshot control)
    {
        var (facts, errors, texts) = Examine(scan, control);
        return facts.Gap is { } gap ? gap : IsLike(published, facts, texts, errors);
    }

    /// <summary>With the same time in it, a current index has the same bytes. Behind the first that are others nothing is made.</summary>
    private bool IsLike(
        PublishedText published,
        WorktreeFacts facts,
        IEnumerable<IndexText> workOrders,
        IEnumerable<string> errors
    )
    {
        var comparison = new ComparingWriter(published.Bytes);
        WriteTo(comparison, published.GeneratedAt, facts, workOrders.TakeWhile(_ => comparison.MayBeSame), errors);
        return comparison.IsSame;
    }

    /// <summary>A path as the index has it.</summary>
    public string FromRoot(string path) => paths.Of(path);

    /// <summary>What git knows now.</summary>
    public WorktreeFacts Worktrees() => worktrees.Read();

    /// <summary>The file.</summary>
    /// <param name="generatedAt">The moment as it is to be written.</param>
    /// <param name="facts">What git knows.</param>
    /// <param name="workOrders">The work orders, in order.</param>
    /// <param name="errors">What is wrong.</param>
    /// <param name="length">About how long it gets: of a large tree, growing costs more than writing.</param>
    public IndexContent Write(
        string generatedAt,
        WorktreeFacts facts,
        IEnumerable<IndexText> workOrders,
        IEnumerable<string> errors,
        int length = 0
    )
    {
        var buffer = new ArrayBufferWriter<byte>(length + 64 * 1024);
        WriteTo(buffer, generatedAt, facts, workOrders, errors);
        return new IndexContent(buffer.WrittenMemory, facts.Gap);
    }

    private void WriteTo(
        IBufferWriter<byte> output,
        string generatedAt,
        WorktreeFacts facts,
        IEnumerable<IndexText> workOrders,
        IEnumerable<string> errors
    )
    {
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteString("schema", SchemaId);
            json.WriteString("generated_at", generatedAt);
            json.WriteString("repo_root", layout.StateRoot);
            json.WriteString("git_head_sha_repo_root", facts.RootHead);
            json.WriteStartArray("work_orders");
            foreach (var workOrder in workOrders)
            {
                workOrder.WriteTo(json);
            }

            json.WriteEndArray();
            json.WriteStartArray("errors");
            foreach (var error in errors)
            {
                json.WriteStringValue(error);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private (WorktreeFacts Facts, List<string> Errors, IEnumerable<IndexText> WorkOrders) Examine(
        TreeScan scan,
        ControlSnapshot control
    )
    {
        var facts = Worktrees();
        var findings = DiagnoseTree
            .OfFiles(new ObservationReader(workspace).OfScan(scan.Summarized(), control))
            .ToList();
        var byId = findings.ToLookup(finding => finding.Id);
        var errors = findings.ConvertAll(finding => finding.ToString());
        if (facts.Gap is { } gap)
        {
            errors.Insert(0, $"{gap.Code}: which worktrees there are is not known: {gap.Cause}");
        }

        return (
            facts,
            errors,
            scan.Entries.Select(entry =>
                IndexText.Of(
                    Describe(
                        entry,
                        control.Of(entry.Id),
                        facts,
                        byId.Count == 0 ? null : byId[entry.Id].FirstOrDefault()?.ToString()
                    )
                )
            )
        );
    }

    /// <summary>What the index says of one work order.</summary>
    /// <param name="entry">The work order.</param>
    /// <param name="view">Who holds it.</param>
    /// <param name="facts">What git knows.</param>
    /// <param name="error">What is wrong with it, or <see langword="null"/>.</param>
    public IndexEntry Describe(WorkOrderEntry entry, ControlView view, WorktreeFacts facts, string? error)
    {
        var shown = entry.Active ?? Likeliest(entry);
        var lease = shown.State == WorkOrderState.Running ? view.Lease : null;
        var branch = lease?.Branch ?? shown.Summary.Branch;
        var (path, worktree) = Locate(entry.Id, shown, lease, branch, facts);
        return new IndexEntry
        {
            Id = entry.Id.Value,
            Title = shown.Summary.Title ?? "",
            Status = shown.State.DirectoryName(),
            Priority = shown.Summary.Priority,
            Owner = lease?.Owner ?? shown.Summary.Owner,
            EpicId = shown.Summary.Epic,
            WorktreePath = FromRoot(path),
            WorktreeExists = worktree is not null || (!facts.AreListed && worktrees.IsThere(path)),
            // Readers find a work order by it, and expect the branch that it would get.
            Branch = branch ?? worktree?.Branch ?? workspace.Naming.DefaultBranch(entry.Id.Value),
            WorktreeHead = worktree?.Head,
            YamlPath = shown.Path.Relative,
            CreatedAt = IndexTime.Normalize(shown.Summary.CreatedAt) ?? "",
            ClosedAt = IndexTime.Normalize(shown.Summary.ClosedAt),
            LastError = error,
        };
    }

    /// <summary>
    /// Where none of several files can be preferred, the one in running is shown, as it may be worked on; its
    /// error says that it is in conflict.
    /// </summary>
    private static WorkOrderCandidate Likeliest(WorkOrderEntry entry) =>
        entry.Candidates.FirstOrDefault(candidate => candidate.State == WorkOrderState.Running) ?? entry.Candidates[0];

    private (string Path, RegisteredWorktree? Worktree) Locate(
        WorkOrderId id,
        WorkOrderCandidate shown,
        Lease? lease,
        string? branch,
        WorktreeFacts facts
    )
    {
        var written = lease?.Worktree ?? shown.Summary.Worktree;
        var path = IsUsable(written) ? Path.GetFullPath(written, layout.StateRoot) : worktrees.ExpectedWorktree(id);
        var there = facts.At(path) ?? (branch is null ? null : facts.On(branch));

        // The main worktree may have the branch checked out; it belongs to no work order.
        return there is null || there.Path == layout.StateRoot ? (path, null) : (there.Path, there);
    }

    private static bool IsUsable([NotNullWhen(true)] string? path) =>
        !string.IsNullOrWhiteSpace(path) && !path.Contains('\0', StringComparison.Ordinal);
}
