using System.Collections.Immutable;
using System.CommandLine;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Completion;

/// <summary><c>wo completion</c>: a script by which a shell completes the words of this tool.</summary>
internal sealed class CompletionCommand : WoCommand
{
    private readonly Argument<string> shell = new("shell")
    {
        Description = "One of: " + string.Join(", ", CompletionScript.Shells),
        HelpName = "shell",
    };

    /// <inheritdoc/>
    public override string Name => "completion";

    /// <inheritdoc/>
    public override ImmutableArray<string> ForeignNames => ["completions", "autocomplete"];

    /// <inheritdoc/>
    public override string Summary => "Print the completion script of a shell";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [
            new("wo completion bash", "bash: source <(wo completion bash) in ~/.bashrc"),
            new("wo completion zsh", "zsh: into the file _wo of a directory in $fpath"),
            new("wo completion fish", "fish: into ~/.config/fish/completions/wo.fish"),
            new("wo completion powershell", "PowerShell: | Out-String | Invoke-Expression in $PROFILE"),
        ];

    /// <inheritdoc/>
    public override bool ChangesState => false;

    /// <inheritdoc/>
    public override bool IsAboutTree => false;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context)
    {
        var name = context.Value(shell)!;
        return CompletionScript.Find(name) is { } script
            ? CommandResult.Done(script)
            : UsageError.Because(
                $"there is no completion for '{name}'" + TypoCorrection.DidYouMean(name, CompletionScript.Shells)
            );
    }

    /// <inheritdoc/>
    protected override void AddSymbols(Command command)
    {
        shell.CompletionSources.Add([.. CompletionScript.Shells]);
        command.Arguments.Add(shell);
    }
}
