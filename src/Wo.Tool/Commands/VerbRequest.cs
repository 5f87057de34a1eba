using Wo.Tool.CommandLine;

namespace Wo.Tool.Commands;

/// <summary>Run a verb.</summary>
internal sealed class VerbRequest(WoCommand command) : RequestAction
{
    /// <summary>The verb.</summary>
    public WoCommand Command => command;
}
