using System.Collections.Immutable;
using System.CommandLine;
using Wo.Engine.Verbs.Agents;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Agents;

/// <summary><c>wo agents install</c>: tells coding agents about work orders in the files that they read.</summary>
internal sealed class AgentsInstallCommand : WoCommand
{
    private const string All = "all";

    private readonly Option<string[]> agents = new("--for")
    {
        Description = $"Also the files that only this one reads: {string.Join(", ", AgentFiles.Names)} or {All}",
        HelpName = "agent",
    };

    private readonly Option<bool> mcp = new("--mcp")
    {
        Description = "With --for: also have it start wo mcp, in the file of the project that lists its servers",
    };

    private readonly Option<bool> remove = new("--remove") { Description = "Take out what this wrote" };

    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Show the difference; write nothing" };

    /// <inheritdoc/>
    public override string Name => "install";

    /// <inheritdoc/>
    public override ImmutableArray<string> ForeignNames => ["add", "init", "setup"];

    /// <inheritdoc/>
    public override string Summary => "Tell coding agents in AGENTS.md, and in the files of their own, to ask wo prime";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [
            new("wo agents install", "a few lines in AGENTS.md, which most agents read"),
            new(
                "wo agents install --for claude",
                "and what Claude has of its own: skill, command, a hook where a session starts"
            ),
            new("wo agents install --for cursor --mcp", "and have it call the commands as tools"),
            new("wo agents install --for all --dry-run", "what would be written"),
            new("wo agents install --for all --remove", "as if it had never been there"),
        ];

    /// <inheritdoc/>
    public override bool ChangesState => true;

    /// <summary>It, under its word.</summary>
    public static CommandGroup Group() =>
        new("agents", "Tell coding agents how to work here", [new AgentsInstallCommand()]);

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context) =>
        CommandResult.From(
            from wanted in Wanted(context)
            from opened in WorkspaceOpener.Open(context)
            let install = new InstallAgents(opened)
            from changes in context.Value(dryRun)
                ? install.Plan(wanted, context.Value(remove), context.Value(mcp))
                : install.Apply(wanted, context.Value(remove), context.Value(mcp))
            select changes,
            changes => new AgentsInstallReport(changes, context.Value(dryRun))
        );

    /// <inheritdoc/>
    protected override void AddSymbols(Command command)
    {
        agents.CompletionSources.Add([.. AgentFiles.Names, All]);
        command.Options.Add(agents);
        command.Options.Add(mcp);
        command.Options.Add(remove);
        command.Options.Add(dryRun);
    }

    private Result<IReadOnlyCollection<string>> Wanted(CommandContext context)
    {
        var names = context.Value(agents) ?? [];
        return context.Value(mcp) && names.Length == 0 ? UsageError.Because("--mcp goes with --for")
            : names.FirstOrDefault(name => name != All && !AgentFiles.Names.Contains(name)) is { } unknown
                ? UsageError.Because(
                    $"unknown agent '{unknown}'" + TypoCorrection.DidYouMean(unknown, AgentFiles.Names.Add(All))
                )
            : names.Contains(All) ? AgentFiles.Names
            : names;
    }
}
