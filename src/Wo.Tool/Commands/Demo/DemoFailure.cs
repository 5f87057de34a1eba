namespace Wo.Tool.Commands.Demo;

/// <summary>The walk-through took another course than it should: its steps build on each other, so it ends there.</summary>
/// <param name="line">The command that answered something else.</param>
internal sealed class DemoFailure(DemoLine line) : Exception($"'{line.Command}' exited with {line.ExitCode}")
{
    /// <summary>The command.</summary>
    public DemoLine Line => line;
}
