using Wo.Engine.Configuration;
using Wo.Engine.Git;
using Wo.Engine.Processes;
using Wo.TestKit;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Git;

/// <summary>The code under test, with the settings that the sandboxes use.</summary>
internal static class TestGit
{
    public static readonly ProcessEnvironment Environment = GitSandbox.Settings.Aggregate(
        ProcessEnvironment.OfThisProcess(),
        (environment, setting) => environment.With(setting.Key, setting.Value)
    );

    public static GitCommand Command { get; } = With(Environment);

    public static RepositoryLocator Locator { get; } = new(Command);

    public static GitCommand With(ProcessEnvironment environment) =>
        new(ProcessRunner.ForThisPlatform(TimeProvider.System), environment);

    public static StateRoot RootOf(GitSandbox sandbox) =>
        new(sandbox.Root, Path.Join(sandbox.Root, ".git"), sandbox.Root);

    /// <summary>A git of the test's own making, a shell script.</summary>
    public static GitCommand Scripted(TemporaryDirectory directory, string script, TimeProvider? time = null) =>
        new(ProcessRunner.ForThisPlatform(time ?? TimeProvider.System), Environment)
        {
            Program = WriteScript(directory, script),
        };

    /// <summary>The same for a command that was asked to stop.</summary>
    public static GitCommand Scripted(
        TemporaryDirectory directory,
        string script,
        TimeSpan grace,
        CancellationToken askedToStop
    ) =>
        new(ProcessRunner.ForThisPlatform(TimeProvider.System), Environment)
        {
            Program = WriteScript(directory, script),
            AskedToStop = askedToStop,
            Grace = grace,
        };

    private static string WriteScript(TemporaryDirectory directory, string script) =>
        TemporaryDirectory.WriteScript(directory.At("scripted-git"), script);
}
