using System.Collections.Immutable;
using System.CommandLine;
using Wo.Engine.Configuration;
using Wo.Engine.Git;
using Wo.Engine.Processes;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Verbs;
using Wo.Engine.Workspaces;
using Wo.Tool.Output;

namespace Wo.Tool.Commands;

/// <summary>Finds what a command acts on, from its options, the environment and the current directory.</summary>
internal static class WorkspaceOpener
{
    /// <summary>Longest owner name that is accepted, in characters.</summary>
    private const int MaxOwnerLength = 200;

    /// <summary>The state root of the current directory; settings that cannot be read stop the command.</summary>
    public static Result<Workspace> Open(CommandContext context)
    {
        var git = Git(context);
        return from root in Locator(git).Find(Here(context), context.Root, RootVariable(context))
            from settings in SettingsOf(context, root)
            select At(context, root, git, SayWarnings(context, settings));
    }

    /// <summary>
    /// The same for a command that only looks: it needs no setting but the time to live of locks that carry none, so
    /// settings that cannot be read are a warning.
    /// </summary>
    public static Result<(Workspace Workspace, ImmutableArray<string> Warnings)> OpenToLook(CommandContext context)
    {
        var git = Git(context);
        if (!Locator(git).Find(Here(context), context.Root, RootVariable(context)).TryGet(out var root, out var error))
        {
            return error;
        }

        return SettingsOf(context, root).TryGet(out var settings, out var invalid)
            ? (At(context, root, git, settings), settings.Warnings)
            : (At(context, root, git, Settings.Default), [invalid.Cause, .. invalid.Details]);
    }

    /// <summary>The state root to be, where <c>_ctx</c> and its settings need not exist yet.</summary>
    public static Result<Workspace> OpenForInit(CommandContext context)
    {
        var git = Git(context);
        return from root in Locator(git).FindForInit(Here(context), context.Root, RootVariable(context))
            select At(context, root, git, Settings.Default);
    }

    /// <summary>Who runs the command: option, environment, operating system.</summary>
    public static Result<Caller> Caller(CommandContext context, string? owner, string? token)
    {
        var named = Present(owner) ?? Present(context.Environment.Variable("WO_OWNER"));
        if (named is not null && (named.Length > MaxOwnerLength || named.Any(char.IsControl)))
        {
            return new WoError(
                Problem.Usage,
                $"an owner is one line of at most {MaxOwnerLength} characters without control characters"
            )
            {
                NextSteps = ["wo take --help"],
            };
        }

        return new Caller(
            named ?? Environment.UserName,
            IsExplicit: named is not null,
            Present(token) ?? Present(context.Environment.Variable("WO_TOKEN"))
        );
    }

    /// <summary>An id from the command line, checked before any path is built from it.</summary>
    public static Result<WorkOrderId> Id(string? text) =>
        WorkOrderId.TryParse(text, out var id)
            ? id
            : new WoError(
                Problem.InvalidId,
                $"'{text}' is not a work order id: WO- and then ASCII letters, digits, '.' and '-', at most 64 characters"
            )
            {
                NextSteps = ["wo list"],
            };

    /// <summary><c>--force</c> with the reason that has to come with it.</summary>
    public static Result<Override?> Force(bool force, string? reason) =>
        force
            ? from overriding in Override.Because("--force", reason, "wo release --help")
            select (Override?)overriding
            : (Override?)null;

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
            AskedToStop = context.AskedToStop,
        };
    }

    private static StateRootLocator Locator(GitCommand git) => new(new RepositoryLocator(git));

    private static string Here(CommandContext context) => context.Environment.WorkingDirectory();

    private static string? RootVariable(CommandContext context) => context.Environment.Variable("WO_ROOT");

    private static Workspace At(CommandContext context, StateRoot root, GitCommand git, Settings settings) =>
        new(root, git, PlatformFileSystem.Create(), context.Time, Locking(context), settings, new RandomTokens());

    private static Result<Settings> SettingsOf(CommandContext context, StateRoot root) =>
        new SettingsReader(PlatformFileSystem.Create(), new CtxLayout(root.Path)).Read(
            context.Environment.Variable(LeaseTtl.Variable)
        );

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
        };

    private static string? Present(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
