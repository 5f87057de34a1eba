using Wo.Tool.Commands;

namespace Wo.Tool.CommandLine;

/// <summary>Run a verb.</summary>
internal sealed class VerbRequest(WoCommand command) : RequestAction
{
    /// <summary>The verb.</summary>
    public WoCommand Command => command;
}
