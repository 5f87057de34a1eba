using Wo.Tool.CommandLine;

namespace Wo.Tool.Commands.Hook;

/// <summary><c>wo hook</c>: the hooks of git that look at commits of work orders.</summary>
internal static class HookCommand
{
    /// <summary>All of them, under their common word.</summary>
    public static CommandGroup Group() =>
        new(
            "hook",
            "Let git check the work orders of a commit, and name the work order in its message",
            [new HookChangeCommand(isInstall: true), new HookChangeCommand(isInstall: false), new HookRunCommand()]
        );
}
