using Wo.Engine.Git;
using Wo.Engine.Processes;
using Wo.Engine.Tests.Processes;
using Wo.Engine.Verbs;
using Wo.TestKit;

namespace Wo.Engine.Tests.Git;

/// <summary>git's messages are in English, as the code looks at some; everything else is as the caller has it.</summary>
public sealed class GitLanguageTests : IDisposable
{
    private static readonly string[] Locale = ["LC_ALL", "LC_CTYPE", "LC_MESSAGES", "LC_TIME", "LANG", "LANGUAGE"];

    private readonly GitSandbox sandbox = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => sandbox.Dispose();

    [Theory]
    [InlineData("LC_ALL=C.UTF-8")]
    [InlineData("LC_CTYPE=C.UTF-8")]
    [InlineData("LANG=C.UTF-8")]
    [InlineData("LC_ALL=C.UTF-8 LC_CTYPE=C LANG=C LC_MESSAGES=de_DE.UTF-8")]
    [InlineData("LC_ALL= LC_CTYPE=C.UTF-8 LANG=C")]
    public void A_hook_counts_characters_in_the_callers_encoding(string caller)
    {
        var environment = Caller(caller);
        Assert.SkipUnless(CharactersOf(environment) == "1", "this system has no C.UTF-8");
        sandbox.InstallHook("post-checkout", "printf 'ü' | wc -m > ../counted");
        sandbox.Branch("work");

        var added = TestGit
            .With(environment)
            .Write(sandbox.Root, ["worktree", "add", sandbox.Surroundings.At("tree"), "work"], null, Token);

        Assert.True(added.IsOk);
        Assert.Equal("1", File.ReadAllText(sandbox.Surroundings.At("counted")).Trim());
    }

    [Theory]
    [InlineData("LC_ALL=de_DE.UTF-8", "LC_MESSAGES=C LANG=de_DE.UTF-8")]
    [InlineData(
        "LC_ALL=de_DE.UTF-8 LC_TIME=fr_FR.UTF-8 LANG=en_GB.UTF-8 LANGUAGE=de:fr",
        "LC_MESSAGES=C LANG=de_DE.UTF-8"
    )]
    [InlineData("LC_CTYPE=de_DE.UTF-8 LANG=fr_FR.UTF-8", "LC_CTYPE=de_DE.UTF-8 LC_MESSAGES=C LANG=fr_FR.UTF-8")]
    [InlineData("LC_MESSAGES=de_DE.UTF-8 LANGUAGE=de", "LC_MESSAGES=C")]
    [InlineData("LC_ALL= LC_TIME=fr_FR.UTF-8", "LC_MESSAGES=C LC_TIME=fr_FR.UTF-8")]
    [InlineData("", "LC_MESSAGES=C")]
    public void Git_is_told_to_speak_English_and_nothing_else_of_the_language_changes(string caller, string child)
    {
        var seen = sandbox.Surroundings.At("seen");
        var program = TemporaryDirectory.WriteScript(
            sandbox.Surroundings.At("git-wrapper"),
            $"env | grep -E '^(LC_[A-Z]+|LANG|LANGUAGE)=' > '{seen}'; exec git \"$@\""
        );
        var git = new GitCommand(ProcessRunner.ForThisPlatform(TimeProvider.System), Caller(caller))
        {
            Program = program,
        };

        var error = git.Read(sandbox.Root, ["rev-parse", "--verify", "no-such-thing"], Token).Error!;

        Assert.Equal(child.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), File.ReadAllLines(seen).Order());
        Assert.Contains("fatal: Needed a single revision", error.Cause, StringComparison.Ordinal);
    }

    /// <summary>The environment of a user with these variables and no others that concern the language.</summary>
    private static ProcessEnvironment Caller(string assignments) =>
        assignments
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(assignment => assignment.Split('='))
            .Aggregate(
                TestGit.Environment.Without(Locale.Contains),
                (environment, pair) => environment.With(pair[0], pair[1])
            );

    private static string CharactersOf(ProcessEnvironment environment) =>
        Child.Run(Child.Shell("printf 'ü' | wc -m") with { Environment = environment }).Output.Trim();
}
