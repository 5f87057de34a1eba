using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;

namespace Wo.Tool.Commands;

/// <summary>Finds what a command acts on, from its options, the environment and the current directory.</summary>
internal static class WorkspaceOpener
{
    /// <summary>The state root of the current directory; settings that cannot be read stop the command.</summary>
    /// <param name="context">The command.</param>
    /// <param name="offline">Why it goes on without what clones share; <see langword="null"/> where it does not.</param>
    public static Result<Workspace> Open(CommandContext context, Override? offline = null)
    {
        var git = Git(context);
        return from root in Locator(git).Find(Here(context), context.Root, RootVariable(context))
            from settings in SettingsOf(context, root)
            select PublishingAfterwards(context, At(context, root, git, SayWarnings(context, settings), offline));
    }

    /// <summary>
    /// The same for a command that only looks: it needs no setting but the time to live of locks that carry none, so
    /// settings that cannot be read are a warning.
    /// </summary>
    public static Result<(Workspace Workspace, ImmutableArray<string> Warnings, WoError? Unusable)> OpenToLook(
        CommandContext context
    )
    {
        var git = Git(context);
        if (!Locator(git).Find(Here(context), context.Root, RootVariable(context)).TryGet(out var root, out var error))
        {
            return error;
        }

        return SettingsOf(context, root).TryGet(out var settings, out var invalid)
            ? (At(context, root, git, settings), settings.Warnings, null)
            : (At(context, root, git, Settings.Default), [invalid.Cause, .. invalid.Details.Where(IsMessage)], invalid);
    }

    /// <summary>The state root to be, where <c>_ctx</c> and its settings need not exist yet.</summary>
    public static Result<Workspace> OpenForInit(CommandContext context)
    {
        var git = Git(context);
        return from root in Locator(git).FindForInit(Here(context), context.Root, RootVariable(context))
            select At(context, root, git, Settings.Default);
    }

    // A warning is one line; the source that an error card shows below it begins with a space.
    private static bool IsMessage(string detail) => !detail.StartsWith(' ');

    private static GitCommand Git(CommandContext context)
    {
        if (
            !GitTimeLimit
                .Read(context.Environment.Variable(GitTimeLimit.Variable))
                .TryGet(out var limit, out var warning)
        )
        {
            context.Diagnostics.Warning(warning.Cause);
        }

        return new GitCommand(ProcessRunner.ForThisPlatform(context.Time), ProcessEnvironment.OfThisProcess())
        {
            ReadLimit = limit ?? GitCommand.DefaultReadLimit,
            WriteLimit = limit ?? GitCommand.DefaultWriteLimit,
            RemoteLimit = limit ?? GitCommand.DefaultRemoteLimit,
            AskedToStop = context.Cancellation,
        };
    }

    private static StateRootLocator Locator(GitCommand git) => new(new RepositoryLocator(git), new MissingTree(git));

    private static string Here(CommandContext context) => context.Environment.WorkingDirectory();

    private static string? RootVariable(CommandContext context) => context.Environment.Variable("WO_ROOT");

    private static Workspace At(
        CommandContext context,
        StateRoot root,
        GitCommand git,
        Settings settings,
        Override? offline = null
    )
    {
        context.StateRoot = root.Path;
        if (root.Note is { } note)
        {
            context.Diagnostics.Warning(note);
        }

        var workspace = new Workspace(
            root,
            git,
            PlatformFileSystem.Create(),
            context.Time,
            Locking(context),
            settings,
            new RandomTokens(),
            context.UsesCache
                ? SummaryCacheUse.Of(context.Environment.Variable(SummaryCacheUse.Variable))
                : SummaryCacheUse.Off
        )
        {
            OfflineReason = offline?.Reason,
        };
        context.BeforeAnswer.Add(() => TellOfTransitions(context, workspace));
        context.AfterAnswer += workspace.Cache.Save;
        return workspace;
    }

    /// <summary>What earlier commands could not tell other clones is told by the next one that reaches them.</summary>
    private static Workspace PublishingAfterwards(CommandContext context, Workspace workspace)
    {
        if (workspace.Claims is { Registry: var registry })
        {
            context.BeforeAnswer.Add(() => new PublishClaims(workspace).RunDue(context.Cancellation));
            context.BeforeAnswer.Add(() => registry.Waited == TimeSpan.Zero ? [] : [WaitedFor(registry)]);
        }

        return workspace;
    }

    private static string WaitedFor(PatientClaimRegistry registry) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{registry.Place} limits how often it is asked; {registry.Waited.TotalSeconds:0} s were spent waiting"
        );

    private static ImmutableArray<string> TellOfTransitions(CommandContext context, Workspace workspace)
    {
        // What such a command does itself must not lead to ever more of them.
        if (
            workspace.Settings.OnTransition.IsEmpty
            || workspace.Journal.Added.Count == 0
            || !string.IsNullOrEmpty(context.Environment.Variable(TransitionVariables.Inside))
        )
        {
            return [];
        }

        using (context.Progress.Follow("the commands of on_transition"))
        {
            return new TransitionCommands(workspace, CallerShell.Of(context)).Run(context.Cancellation);
        }
    }

    private static Result<Settings> SettingsOf(CommandContext context, StateRoot root) =>
        from settings in new SettingsReader(PlatformFileSystem.Create(), new CtxLayout(root.Path)).Read(
            context.Environment.Variable(LeaseTtl.Variable)
        )
        from complete in settings.Claims.Etcd is { } etcd
            ? from user in EtcdUser.Read(context.Environment.Variable)
            select settings with
            {
                Claims = settings.Claims with { Etcd = etcd with { User = user } },
            }
            : settings
        select complete;

    private static Settings SayWarnings(CommandContext context, Settings settings)
    {
        foreach (var warning in settings.Warnings)
        {
            context.Diagnostics.Warning(warning);
        }

        return settings;
    }

    private static LockingPolicy Locking(CommandContext context) =>
        LockingPolicy.Default with
        {
            AllowNetworkFileSystems = context.Environment.Variable(LockingPolicy.AllowVariable) == "1",
            AskedToStop = context.Cancellation,
        };
}
