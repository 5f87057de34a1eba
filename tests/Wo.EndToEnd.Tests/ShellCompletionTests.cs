using Wo.EndToEnd.Tests.Machine;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests;

/// <summary>The scripts of <c>wo completion</c> in the shells that they are for.</summary>
[Soak]
public sealed class ShellCompletionTests : IDisposable
{
    /// <summary>An owner that is code to every shell that does not quote it.</summary>
    private const string Owner = "$(touch pwned) `touch pwned`; touch pwned & 'x' \"y\" %d !1 {a,b} *";

    private readonly GitSandbox repository = new("here $(touch pwned) `touch pwned`");
    private readonly TemporaryDirectory programs = new();

    public ShellCompletionTests()
    {
        var (file, arguments) = WoTool.Command;
        string[] words = [file, .. arguments];
        var path = Path.Combine(programs.Path, "wo");
        File.WriteAllText(
            path,
            $"""
            #!/bin/sh
            [ "$1" = '[complete]' ] || printf '<%s>\n' "$@" >>'{programs.Path}/typed'
            exec {string.Join(' ', words.Select(word => $"'{word}'"))} "$@"

            """
        );
        Privileges.OutputOf("chmod", "+x", path);
        repository.Write("_ctx/backlog/backlog.yaml", SampleInputs.Backlog);
        repository.Write("_ctx/dod/dod.yaml", SampleInputs.DefinitionOfDone());
    }

    public void Dispose()
    {
        repository.Dispose();
        programs.Dispose();
    }

    [Fact]
    public async Task Bash_completes_verbs_options_and_ids_and_runs_nothing_that_a_tree_holds() =>
        await Completes(
            "bash",
            ["--norc", "--noprofile"],
            """
            source <(wo completion bash)
            ask() { COMP_WORDS=(wo "$@"); COMP_CWORD=$#; _wo_completion; printf '%s\n' "${COMPREPLY[@]}"; }
            ask tak
            ask take --resu
            ask take ''
            ask finish WO-
            ask list --owner = '$('
            eval "wo list --owner ${COMPREPLY[0]}"

            """
        );

    [Fact]
    public async Task Fish_completes_verbs_options_and_ids_and_runs_nothing_that_a_tree_holds() =>
        await Completes(
            "fish",
            ["--no-config"],
            """
            wo completion fish | source
            for line in 'wo tak' 'wo take --resu' 'wo take ' 'wo finish WO-' 'wo list --owner \$\('
                complete -C $line | string split -f 1 \t
            end
            set -l owner (complete -C 'wo list --owner ')
            eval wo list --owner (string escape -- $owner)

            """
        );

    [Fact]
    public async Task Zsh_completes_verbs_options_and_ids_and_runs_nothing_that_a_tree_holds() =>
        // A terminal of its own, in which the keys are pressed: compadd works nowhere else.
        await Completes(
            "zsh",
            ["-f"],
            """
            zmodload zsh/zpty
            wo completion zsh >$SCRATCH/_wo
            zpty line zsh -f -i
            press() { zpty -w -n line $1; zpty -r line seen "*$2*"; print -r -- $2; }
            press $'PS1= PS2=; autoload -Uz compinit; compinit -D -u; source $SCRATCH/_wo; echo RE\'ADY\'\n' READY
            press $'wo tak\t' take
            press $'\C-uwo take --resu\t' --resume
            press $'\C-uwo take \t' WO-0001
            press $'\C-uwo finish WO-\t' WO-0002
            press $'\C-uwo list --owner \t' a,b
            press $'\C-e; echo DO\'NE\'\n' DONE
            zpty -d line

            """
        );

    [Fact]
    public async Task PowerShell_completes_verbs_options_and_ids_and_runs_nothing_that_a_tree_holds() =>
        await Completes(
            "pwsh",
            ["-NoProfile"],
            """
            wo completion powershell | Out-String | Invoke-Expression
            foreach ($line in 'wo tak', 'wo take --resu', 'wo take ', 'wo finish WO-', 'wo list --owner ') {
                $found = [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null)
                $found.CompletionMatches | ForEach-Object CompletionText
            }
            Invoke-Expression "wo list --owner $($found.CompletionMatches[0].CompletionText)"

            """
        );

    private async Task Completes(string shell, string[] options, string script)
    {
        Assert.SkipUnless(Programs.Has(shell), $"needs {shell}");
        var tool = new WoTool(repository.Root)
        {
            Variables =
            {
                ["PATH"] = programs.Path + ":" + Environment.GetEnvironmentVariable("PATH"),
                ["SCRATCH"] = programs.Path,
                ["TERM"] = "dumb",
            },
        };
        await tool.Must("new", "--epic", "E-0001", "--title", "It is $(touch pwned) `touch pwned`");
        await tool.Must("new", "--epic", "E-0001", "--title", "Second one");
        await tool.Must("take", "WO-0002", "--owner", Owner);

        var run = await tool.Under([shell, .. options, "-c", script]).Run();

        Assert.True(run.Output.Length > 0, run.Error);
        Assert.Subset(
            run.Output.Split('\n', StringSplitOptions.TrimEntries).ToHashSet(),
            new HashSet<string> { "take", "--resume", "WO-0001", "WO-0002" }
        );
        Assert.Equal(
            ["<list>", "<--owner>", $"<{Owner}>"],
            (await File.ReadAllLinesAsync(Path.Combine(programs.Path, "typed"), TestRun.Cancellation))[^3..]
        );
        Assert.Empty(Directory.EnumerateFiles(repository.Root, "pwned", SearchOption.AllDirectories));
    }
}
