using System.CommandLine;

namespace Wo.Tool.CommandLine;

/// <summary>A parser's command that knows what it was declared from, so that help can show the examples.</summary>
internal sealed class DeclaredCommand : Command
{
    /// <summary>Declares a command with its other names.</summary>
    public DeclaredCommand(CommandNode node)
        : base(node.Name, node.Summary)
    {
        Node = node;
        foreach (string alias in node.Aliases)
        {
            Aliases.Add(alias);
        }
    }

    /// <summary>What it was declared from.</summary>
    public CommandNode Node { get; }
}
