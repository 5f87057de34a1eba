using System.CommandLine;
using Wo.Tool.Commands;

namespace Wo.Tool.Tests.Commands;

/// <summary>Every option of every command that sets a rule aside needs a reason, and its help says so.</summary>
public sealed class OverrideOptionTests : IDisposable
{
    private static readonly string[] Prefixes = ["--force", "--skip-", "--allow-", "--offline"];

    // Offers what its commands do, each with a reason of its own; it sets no rule aside.
    private const string Offer = "--allow-actions";

    private readonly TreeSandbox tree = new();

    /// <summary>What the declarations say: a command, and an option of it.</summary>
    public static TheoryData<string, string> Declared
    {
        get
        {
            var found = new TheoryData<string, string>();
            foreach (var command in CommandCatalog.Create().SelectMany(node => Commands(node.Declare())))
            {
                foreach (var option in command.Options.Where(IsOverride))
                {
                    found.Add(PathOf(command), option.Name);
                }
            }

            return found;
        }
    }

    public void Dispose() => tree.Dispose();

    [Theory]
    [MemberData(nameof(Declared))]
    public async Task An_option_that_sets_a_rule_aside_needs_a_reason_that_says_something(string command, string option)
    {
        tree.Put("WO-1");
        string[] words = [.. command.Split(' '), option];
        string[] line = command == "reconcile" ? [.. words, "--apply"] : [.. words, "WO-1"];

        foreach (
            var reason in (string[][])
                [
                    [],
                    ["--reason", "too short"],
                ]
        )
        {
            var run = await tree.Wo([.. line, .. reason]);

            Assert.Equal(2, run.ExitCode);
            // A verb that asks for a reason in any case asks for that first.
            Assert.Matches(
                $"CAUSE: ({option} needs --reason with at least 10 characters|{command} needs --reason)\n",
                run.Error
            );
        }
    }

    [Theory]
    [MemberData(nameof(Declared))]
    public async Task The_help_of_its_command_says_so(string command, string option)
    {
        var help = await tree.Wo([.. command.Split(' '), "--help"]);

        Assert.Contains($"  {option} ", help.Output);
        Assert.Contains("--reason <text>", help.Output);
        Assert.Contains(
            "in ten characters or more",
            string.Join(' ', help.Output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
        );
    }

    [Fact]
    public void They_are_found_in_the_declarations() =>
        Assert.Superset(
            new HashSet<string>([
                "take --force",
                "finish --force",
                "finish --skip-verification",
                "finish --allow-empty",
                "release --force",
                "reconcile --force",
            ]),
            Declared.Select(row => $"{row.Data.Item1} {row.Data.Item2}").ToHashSet()
        );

    private static bool IsOverride(Option option) =>
        option.ValueType == typeof(bool)
        && option.Name != Offer
        && Array.Exists(Prefixes, prefix => option.Name.StartsWith(prefix, StringComparison.Ordinal));

    private static IEnumerable<Command> Commands(Command command) =>
        command.Subcommands.SelectMany(Commands).Prepend(command);

    private static string PathOf(Command command)
    {
        var names = new List<string>();
        for (var at = command; at is not null; at = at.Parents.OfType<Command>().FirstOrDefault())
        {
            names.Insert(0, at.Name);
        }

        return string.Join(' ', names);
    }
}
