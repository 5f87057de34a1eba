using System.Collections.Immutable;

namespace Wo.Tool.CommandLine;

/// <summary>A word of the command line below <c>wo</c>: a verb, or a group of verbs.</summary>
internal abstract class CommandNode
{
    /// <summary>The word.</summary>
    public abstract string Name { get; }

    /// <summary>Words that do the same: short forms that other tools have made a habit.</summary>
    public virtual ImmutableArray<string> Aliases => [];

    /// <summary>What other tools call it. Such a word is not accepted, but answered with the right one.</summary>
    public virtual ImmutableArray<string> ForeignNames => [];

    /// <summary>One sentence for the list of commands.</summary>
    public abstract string Summary { get; }

    /// <summary>At least one line that shows how it is used, the most common first.</summary>
    public abstract ImmutableArray<CommandExample> Examples { get; }

    /// <summary>How agents call it as a tool; <see langword="null"/> for what is not offered to them.</summary>
    public virtual AgentTool? ForAgents => null;

    /// <summary>Gives the parser what it needs to know.</summary>
    public abstract DeclaredCommand Declare();
}
