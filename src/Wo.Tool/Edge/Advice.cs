using System.Collections.Immutable;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Edge;

/// <summary>
/// The one place where an answer gets the commands that lead on from it: what the engine proposes is spelled so that it
/// works for this caller from the current directory, and a failure for which nothing was proposed gets what always helps.
/// </summary>
/// <param name="commandLines">The grammar, which knows what options a proposed verb takes.</param>
/// <param name="command">The command that answers.</param>
/// <param name="caller">The caller's situation.</param>
internal sealed class Advice(CommandLines commandLines, RunningCommand command, CallerSituation caller)
{
    /// <summary>The help page that leads to all others.</summary>
    public const string Help = "wo --help";

    private const string Reconcile = "wo reconcile";
    private const string AskGit = "git status";
    private const string And = " && ";

    /// <summary>The command that answers.</summary>
    public RunningCommand Command => command;

    /// <summary>An answer with every command in it spelled for the caller, and its failure completed.</summary>
    public CommandResult Complete(CommandResult result)
    {
        var report = result.Report is IReportWithSteps advising ? advising.WithSteps(Spell) : result.Report;
        WoError? error = result.Error is { } failure ? Complete(failure) : null;
        return CommandResult.Of(report, error, result.Warnings);
    }

    /// <summary>
    /// A failure with something in every part of its card: where nothing was proposed, the help page of the command, or,
    /// where the disk failed it in its work, a look at whether anything is left of it, and where git did, one at git itself.
    /// What shows whether the problem is gone is the state of the tree.
    /// </summary>
    public WoError Complete(WoError error) =>
        error with
        {
            NextSteps =
            [
                .. (
                    !error.NextSteps.IsEmpty ? error.NextSteps
                    : error.Code == Problem.GitFailed ? [AskGit]
                    : MayBeHalfDone(error) ? [Reconcile]
                    : HelpPages(error)
                ).Select(Spell),
            ],
            Verify =
            [
                .. (
                    !error.Verify.IsEmpty ? error.Verify
                    : error.Code.Class == ErrorClass.Usage ? [command.Help]
                    : ["wo status"]
                ).Select(Spell),
            ],
        };

    /// <summary>
    /// A command as this caller has to type it: with the <c>--root</c> that they gave, with the name or the token by which
    /// they identified themselves where the command asks for one, and with paths that are right from where they stand.
    /// </summary>
    public string Spell(string step) => string.Join(And, step.Split(And).Select(SpellOne));

    private string SpellOne(string step)
    {
        string[] words = step.Split(' ');
        if (words[0] == "wo")
        {
            return SpellOwn(step, words);
        }

        return caller.StateRootElsewhere is { } root ? SpellFromElsewhere(step, words, root) : step;
    }

    private string SpellOwn(string step, string[] words)
    {
        if (words.Contains("--help"))
        {
            return step;
        }

        var asked = commandLines.For(words[1..]).OptionsOf(words[1..]).OfType<IdentityOption>().ToList();
        var given = caller.Identity.Where(option => asked.Exists(known => known.Name == option.Option)).ToList();
        if (caller.Root is { } root)
        {
            given.Add(("--root", root));
        }

        var added = given
            .FindAll(option => !words.Any(word => IsSpelling(word, option.Option)))
            .ConvertAll(option => $" {option.Option} {ShellWord.Quote(option.Value)}");
        int end = step.IndexOf(" -- ", StringComparison.Ordinal);
        return step.Insert(end < 0 ? step.Length : end, string.Concat(added));
    }

    private static string SpellFromElsewhere(string step, string[] words, string root) =>
        words switch
        {
            ["git", "-C" or "init" or "--version", ..] => step,
            ["git", ..] => $"git -C {ShellWord.Quote(root)} {step["git ".Length..]}",
            _ => string.Join(' ', words.Select(word => IsInTree(word) ? ShellWord.Quote(Path.Join(root, word)) : word)),
        };

    private static bool IsInTree(string word) => word.StartsWith("_ctx/", StringComparison.Ordinal);

    private static bool IsSpelling(string word, string option) =>
        word == option || word.StartsWith(option + "=", StringComparison.Ordinal);

    // A storage failure of a command that only looks leaves nothing to repair.
    private bool MayBeHalfDone(WoError error) => error.Code.Class == ErrorClass.Storage && command.ChangesState;

    private ImmutableArray<string> HelpPages(WoError error) =>
        error.Code.Class == ErrorClass.Usage && command.Help != Help ? [command.Help, Help] : [command.Help];
}
