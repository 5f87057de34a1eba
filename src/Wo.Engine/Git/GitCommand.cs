using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Wo.Engine.Processes;

namespace Wo.Engine.Git;

/// <summary>
/// The one place that runs git. Callers put names that come from outside behind <c>--end-of-options</c> or <c>--</c>.
/// </summary>
/// <param name="processes">Runs the child, in a session of its own: Ctrl-C ends it only if the caller's token does.</param>
/// <param name="environment">The environment that the child's is made from.</param>
internal sealed class GitCommand(IProcessRunner processes, ProcessEnvironment environment)
{
    /// <summary>The limit of reading commands where the environment names no other.</summary>
    public static readonly TimeSpan DefaultReadLimit = TimeSpan.FromMinutes(2);

    /// <summary>The limit of writing commands where the environment names no other.</summary>
    public static readonly TimeSpan DefaultWriteLimit = TimeSpan.FromMinutes(30);

    /// <summary>The limit of commands that ask a remote where the environment names no other.</summary>
    public static readonly TimeSpan DefaultRemoteLimit = TimeSpan.FromMinutes(1);

    // No daemon may inherit what the child holds; file names are printed as they are, and texts of commits in the encoding that is
    // read. A git before 2.36 takes any value of core.fsmonitor but the empty one for the name of a program.
    private static readonly string[] CommonSettings =
    [
        "-c",
        "core.fsmonitor=",
        "-c",
        "core.quotePath=false",
        "-c",
        "i18n.logOutputEncoding=UTF-8",
    ];

    // Housekeeping could put a process into the background that outlives the command.
    private static readonly string[] WriteSettings =
    [
        .. CommonSettings,
        "-c",
        "core.fsync=all",
        "-c",
        "gc.auto=0",
        "-c",
        "maintenance.auto=false",
    ];

    // Most commands that only look never run git.
    private ProcessEnvironment? writeEnvironment;
    private ProcessEnvironment? readEnvironment;
    private GitVersion? version;

    /// <summary>The program; another one in tests.</summary>
    public string Program { get; init; } = "git";

    /// <summary>
    /// The index that reading commands look at, absolute; <see langword="null"/> for that of the worktree. A hook of a commit
    /// of some files has one of its own.
    /// </summary>
    public string? IndexFile { get; init; }

    /// <summary>After how long a reading command is ended.</summary>
    public TimeSpan ReadLimit { get; init; } = DefaultReadLimit;

    /// <summary>After how long a writing command is ended; a checkout of a large tree takes a while.</summary>
    public TimeSpan WriteLimit { get; init; } = DefaultWriteLimit;

    /// <summary>After how long a command that asks a remote is ended.</summary>
    public TimeSpan RemoteLimit { get; init; } = DefaultRemoteLimit;

    /// <summary>Cancelled when the user asks the whole command to stop.</summary>
    public CancellationToken AskedToStop { get; init; }

    /// <summary>How long a reading command may go on after that.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long something that is asked for over a network is waited for, once the user has asked to stop.</summary>
    /// <param name="cancellation">Ends it at once.</param>
    public CancellationGrace Patience(CancellationToken cancellation) => new(Grace, AskedToStop, cancellation);

    /// <summary>The same git, looking at another index.</summary>
    public GitCommand WithIndex(string indexFile) =>
        new(processes, environment)
        {
            Program = Program,
            IndexFile = indexFile,
            ReadLimit = ReadLimit,
            WriteLimit = WriteLimit,
            RemoteLimit = RemoteLimit,
            AskedToStop = AskedToStop,
            Grace = Grace,
        };

    /// <summary>Runs a command that changes nothing and must succeed.</summary>
    /// <returns>All it printed.</returns>
    public Result<string> Read(
        string directory,
        IReadOnlyList<string> arguments,
        CancellationToken cancellation = default
    )
    {
        var outcome = Look(Reading(directory, arguments), cancellation);
        return outcome is { Succeeded: true, IsComplete: true }
            ? outcome.Output
            : Failure(arguments, directory, outcome);
    }

    /// <summary>Runs a command that changes nothing and whose output need not be UTF-8.</summary>
    /// <returns>All it printed, one character for each byte.</returns>
    public Result<string> ReadBytes(string directory, IReadOnlyList<string> arguments)
    {
        var outcome = Look(Reading(directory, arguments) with { OutputIsBytes = true }, default);
        return outcome is { Succeeded: true, IsComplete: true }
            ? outcome.Output
            : Failure(arguments, directory, outcome);
    }

    /// <summary>Runs a command that changes nothing and may print more than is needed.</summary>
    /// <param name="directory">Where it runs.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="mostBytes">How much of what it prints is kept.</param>
    /// <returns>What it printed first, and whether that is all.</returns>
    public Result<(string Text, bool IsAll)> ReadStart(string directory, IReadOnlyList<string> arguments, int mostBytes)
    {
        var outcome = Look(Reading(directory, arguments) with { CaptureLimit = mostBytes }, default);
        return outcome.Succeeded ? (outcome.Output, outcome.IsComplete) : Failure(arguments, directory, outcome);
    }

    /// <summary>Runs a command that changes nothing and says no by exit code 1.</summary>
    public Result<GitAnswer> Ask(
        string directory,
        IReadOnlyList<string> arguments,
        CancellationToken cancellation = default
    )
    {
        var outcome = Look(Reading(directory, arguments), cancellation);
        return outcome is { End: ProcessEnd.Exited, Code: 0 or 1, IsComplete: true }
            ? new GitAnswer(outcome.Code == 0, outcome.Output.TrimEnd('\n'))
            : Failure(arguments, directory, outcome);
    }

    /// <summary>Runs a command that changes nothing and whose output goes straight into a file.</summary>
    public Result<Unit> ReadInto(
        SafeFileHandle file,
        string directory,
        IReadOnlyList<string> arguments,
        CancellationToken cancellation = default
    )
    {
        var outcome = Look(Reading(directory, arguments) with { OutputFile = file }, cancellation);
        return outcome.Succeeded ? default(Unit) : Failure(arguments, directory, outcome);
    }

    /// <summary>Runs a command that changes the repository, synced to disk.</summary>
    /// <param name="directory">Where it runs.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="inherited">A lock that must not look free while the child lives.</param>
    /// <param name="cancellation">Ends it half-way; git removes what it had begun where it can.</param>
    public Result<Unit> Write(
        string directory,
        IReadOnlyList<string> arguments,
        SafeHandle? inherited = null,
        CancellationToken cancellation = default
    )
    {
        var request = Writing(directory, arguments, WriteLimit) with
        {
            InheritedHandles = inherited is null ? [] : [inherited],
        };
        var outcome = processes.Run(request, cancellation);
        return outcome.Succeeded ? default(Unit) : Failure(arguments, directory, outcome);
    }

    /// <summary>Runs a command that asks a remote, and ends it at once where the user asks the whole command to stop.</summary>
    public Result<Unit> Fetch(string directory, IReadOnlyList<string> arguments)
    {
        var request = new ProcessRequest(Program, [.. WriteSettings, .. arguments], directory)
        {
            Environment = WriteEnvironment,
            TimeLimit = RemoteLimit,
        };
        var outcome = processes.Run(request, AskedToStop);
        return outcome.Succeeded ? default(Unit) : Failure(arguments, directory, outcome);
    }

    /// <summary>Runs a command that adds objects and prints their names.</summary>
    /// <param name="directory">Where it runs.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="inputPath">Its standard input, or <see langword="null"/>.</param>
    /// <param name="asBytes">Whether what it prints is handed over with one character for each byte.</param>
    public Result<string> Make(
        string directory,
        IReadOnlyList<string> arguments,
        string? inputPath = null,
        bool asBytes = false
    )
    {
        var request = Writing(directory, arguments, WriteLimit);
        var outcome = Look(request with { InputPath = inputPath, OutputIsBytes = asBytes }, default);
        return outcome is { Succeeded: true, IsComplete: true }
            ? asBytes
                ? outcome.Output
                : outcome.Output.TrimEnd('\n')
            : Failure(arguments, directory, outcome);
    }

    /// <summary>
    /// Runs a command that asks a remote. What its end means is for the caller to tell: the remote may have done what was
    /// asked although the command failed.
    /// </summary>
    /// <param name="directory">Where it runs.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="limit">After how long it is ended; <see langword="null"/> for <see cref="RemoteLimit"/>.</param>
    /// <param name="cancellation">Ends it at once.</param>
    public ProcessOutcome AskRemote(
        string directory,
        IReadOnlyList<string> arguments,
        TimeSpan? limit = null,
        CancellationToken cancellation = default
    ) => Look(Writing(directory, arguments, limit ?? RemoteLimit), cancellation);

    /// <summary>
    /// The version of the program; <see langword="null"/> where it does not say one. It is asked once, and only by commands
    /// that need to know: starting git costs more than most commands take.
    /// </summary>
    /// <param name="directory">Where it runs.</param>
    public GitVersion? Version(string directory) => version ??= AskVersion(directory);

    /// <summary>Refuses a git that is too old, in the words of one card.</summary>
    /// <param name="directory">Where it runs.</param>
    public Result<Unit> CheckVersion(string directory) =>
        Version(directory) is { } found && found < GitVersion.Oldest
            ? GitVersion.TooOld(found, GitVersion.Oldest)
            : Result.Ok;

    private GitVersion? AskVersion(string directory)
    {
        var outcome = Look(Reading(directory, ["version"]), default);
        return outcome.Succeeded ? GitVersion.Parse(outcome.Output) : null;
    }

    /// <summary>The error of a command that did not succeed. What git did not understand may only be too new for it.</summary>
    public WoError Failure(IReadOnlyList<string> arguments, string directory, ProcessOutcome outcome) =>
        GitFailure.IsMisunderstanding(outcome) && CheckVersion(directory).Error is { } tooOld
            ? tooOld
            : GitFailure.Describe(arguments, directory, outcome);

    private ProcessOutcome Look(ProcessRequest request, CancellationToken cancellation)
    {
        using var patience = Patience(cancellation);
        return processes.Run(request, patience.Token);
    }

    private ProcessEnvironment WriteEnvironment =>
        writeEnvironment ??= GitEnvironment
            .WithEnglishMessages(GitEnvironment.Scrub(environment))
            .With("GIT_TERMINAL_PROMPT", "0")
            .With("GIT_DISCOVERY_ACROSS_FILESYSTEM", "1"); // as RepositoryLocator looks

    private ProcessRequest Writing(string directory, IReadOnlyList<string> arguments, TimeSpan limit) =>
        new(Program, [.. WriteSettings, .. arguments], directory) { Environment = WriteEnvironment, TimeLimit = limit };

    private ProcessRequest Reading(string directory, IReadOnlyList<string> arguments) =>
        new(Program, [.. CommonSettings, .. arguments], directory)
        {
            // Without it `git status` would take the index lock from a commit that is under way.
            Environment = readEnvironment ??=
                IndexFile is null
                    ? WriteEnvironment.With("GIT_OPTIONAL_LOCKS", "0")
                    : WriteEnvironment.With("GIT_OPTIONAL_LOCKS", "0").With("GIT_INDEX_FILE", IndexFile),
            TimeLimit = ReadLimit,
        };
}
