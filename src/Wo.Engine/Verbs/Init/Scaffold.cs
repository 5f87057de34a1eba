using System.Collections.Immutable;
using Wo.Engine.Git;
using Wo.Engine.Lint;
using Wo.Engine.Store;

namespace Wo.Engine.Verbs.Init;

/// <summary>The texts that a new tree starts with. They are inputs that people then change.</summary>
internal static class Scaffold
{
    public const string EpicId = "E-0001";
    public const string DefinitionOfDoneId = "DOD-DEFAULT";
    public const string DefinitionOfDoneFile = "dod-default.yaml";

    /// <summary>From the state root.</summary>
    public const string EditorSettingsFile = CtxLayout.EditorDirectoryName + "/settings.json";

    /// <summary>What git must not keep: what is mirrored, rebuilt, temporary, or kept for recovery only.</summary>
    public static ImmutableArray<string> IgnoredByGit => ControlFiles.IgnoreLines;

    /// <summary>Which files an editor checks against which schema.</summary>
    public static ImmutableArray<(string Schema, string Files)> SchemaAssociations { get; } =
    [
        ("work_order", "/_ctx/jobs/*/WO-*.yaml"),
        ("backlog", "/_ctx/backlog/backlog.yaml"),
        ("dod", "/_ctx/dod/*.yaml"),
        ("policy", "/_ctx/policy/ctx_finish_ignore.yaml"),
        ("config", "/_ctx/policy/wo.yaml"),
    ];

    public static string Backlog(DateTimeOffset now) =>
        $"""
            version: 1
            generated_at: '{WorkOrderTimestamp.Format(now)}'
            epics:
            - id: {EpicId}
              title: First epic
              status: active
              priority: P1
              # Work orders in the order in which they are planned; wo new --register adds to it.
              wo_queue: []

            """;

    public static string DefinitionOfDone() =>
        $"""
            version: 1
            dod:
            - id: {DefinitionOfDoneId}
              title: Default definition of done
              # Names without a slash lie in _ctx/handoff/<ID>/.
              required_artifacts:
              - diff.patch
              - verdict.json
              - verification_report.log
              - handoff.md
              # Commands run in the worktree of the work order. Put the tests of the project here:
              # - name: tests
              #   commands: [make test]
              required_checks: []
              rules:
              - Every change is within the scope of the work order.

            """;

    public static string FinishPolicy() =>
        $"""
            # Which changes under _ctx a work order may bring along. A path that matches neither list is refused as unknown.
            # The files of work orders are refused in any case.

            # Not part of the work: written by tools, or append-only.
            ignore:
            {Items(PathPolicy.DefaultIgnored)}

            # The contract itself: a change to it blocks the work order.
            allowlist_contract:
            {Items(PathPolicy.DefaultBlocked)}

            """;

    public static string Configuration(string worktreeRoot) =>
        $"""
            # Settings of this tree, all optional.

            # Worktrees are created in <worktree_root>/<ID>. {WorktreeNaming.RepositoryPlaceholder} is the name of the
            # repository's directory, so that repositories beside each other do not meet.
            worktree_root: '{worktreeRoot}'

            """;

    public static string EditorSettings()
    {
        var lines = SchemaAssociations.Select(pair =>
            $"    \"./_ctx/schemas/{SchemaTexts.FileName(pair.Schema)}\": \"{pair.Files}\""
        );
        return "{\n  \"yaml.schemas\": {\n" + string.Join(",\n", lines) + "\n  }\n}\n";
    }

    private static string Items(ImmutableArray<string> globs) => string.Join('\n', globs.Select(glob => $"- {glob}"));
}
