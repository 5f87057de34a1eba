using System.CommandLine;

namespace Wo.Tool.Commands;

/// <summary>Finds what a command acts on, from its options, the environment and the current directory.</summary>
internal static class WorkspaceOpener
{
    /// <summary>The state root of the current directory with everything that works on it.</summary>
    public static Result<Workspace> Open(CommandContext context)
    {
        var git = Git(context);
        return from root in Locator(git).Find(Here(context), context.Root, RootVariable(context))
            select At(context, root, git);
    }

    /// <summary>The same where <c>_ctx</c> need not exist yet.</summary>
    public static Result<Workspace> OpenForInit(CommandContext context)
    {
        var git = Git(context);
        return from root in Locator(git).FindForInit(Here(context), context.Root, RootVariable(context))
            select At(context, root, git);
    }

    /// <summary>The settings in force; what is wrong with the environment is said at once.</summary>
    public static Result<Settings> Settings(CommandContext context, Workspace workspace)
    {
        var reader = new SettingsReader(workspace.Files, workspace.Layout);
        if (!reader.Read(context.Environment.Variable(LeaseTtl.Variable)).TryGet(out var settings, out var error))
        {
            return error;
        }

        foreach (var warning in settings.Warnings)
        {
            context.Diagnostics.Warning(warning);
        }

        return settings;
    }

    private static GitCommand Git(CommandContext context)
    {
        if (GitTimeLimit.Read(context.Environment.Variable(GitTimeLimit.Variable), out var limit) is { } warning)
        {
            context.Diagnostics.Warning(warning);
        }

        return new GitCommand(ProcessRunner.ForThisPlatform(context.Time), ProcessEnvironment.OfThisProcess())
        {
            ReadLimit = limit ?? GitCommand.DefaultReadLimit,
            WriteLimit = limit ?? GitCommand.DefaultWriteLimit,
            AskedToStop = context.Cancellation,
        };
    }

    private static StateRootLocator Locator(GitCommand git) => new(new RepositoryLocator(git));

    private static string Here(CommandContext context) => context.Environment.WorkingDirectory();

    private static string? RootVariable(CommandContext context) => context.Environment.Variable("WO_ROOT");

    private static Workspace At(CommandContext context, StateRoot root, GitCommand git)
    {
        context.StateRoot = root.Path;
        return new(root, git, PlatformFileSystem.Create(), context.Time, Locking(context));
    }

    private static LockingPolicy Locking(CommandContext context) =>
        LockingPolicy.Default with
        {
            AllowNetworkFileSystems = context.Environment.Variable(LockingPolicy.AllowVariable) == "1",
        };
}
