using System.Collections.Immutable;

namespace Wo.Tool.CommandLine;

/// <summary>Verbs under a common word, such as <c>wo session intent</c> and <c>wo session result</c>.</summary>
internal sealed class CommandGroup(
    string name,
    string summary,
    ImmutableArray<CommandNode> members,
    AgentTool? forAgents = null
) : CommandNode
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary => summary;

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples => [.. members.SelectMany(member => member.Examples)];

    /// <inheritdoc/>
    public override AgentTool? ForAgents => forAgents;

    /// <inheritdoc/>
    public override DeclaredCommand Declare()
    {
        var declared = new DeclaredCommand(this);
        foreach (CommandNode member in members)
        {
            declared.Subcommands.Add(member.Declare());
        }

        return declared;
    }
}
