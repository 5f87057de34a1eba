using System.CommandLine;

namespace Wo.Tool.CommandLine;

/// <summary>A parser's command that knows what it was declared from, so that help can show the examples.</summary>
internal sealed class DeclaredCommand(CommandNode node) : Command(node.Name, node.Summary)
{
    /// <summary>What it was declared from.</summary>
    public CommandNode Node => node;
}
