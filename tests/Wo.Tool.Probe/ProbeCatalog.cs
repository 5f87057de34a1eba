using System.Collections.Immutable;
using System.CommandLine;
using Wo.Core.Errors;
using Wo.Core.Storage;
using Wo.Engine.Problems;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Probe;

/// <summary>
/// Commands that do on purpose what real ones do only when something goes wrong, so that the console shell can be
/// tested, in process and as a process of its own, apart from what the product does.
/// </summary>
internal static class ProbeCatalog
{
    /// <summary>Makes one instance of each.</summary>
    public static ImmutableArray<CommandNode> Create() =>
        [
            new EchoCommand(),
            new FailCommand(),
            new ProbeCommand("bug", _ => throw new InvalidOperationException("first line\nsecond \e[31mline")),
            new ProbeCommand("bad-disk", _ => throw new StorageException("fsync", "/a/file", NoSpace)),
            new ProbeCommand("bad-report", _ => CommandResult.Done(new BrokenReport())),
            new ProbeCommand("change", _ => CommandResult.Done(new LinesReport("changed", 1))) { Changes = true },
            new ProbeCommand("change-bug", _ => throw new InvalidOperationException("half-way")) { Changes = true },
            new ProbeCommand("look", _ => CommandResult.Done(new LinesReport("seen", 1))),
            new ProbeCommand("flood", _ => CommandResult.Done(new LinesReport("the same line again", 100_000))),
            new ProbeCommand("warn", _ => CommandResult.Done() with { Warnings = ["something \e[5mblinks"] }),
            new ProbeCommand(
                "negative",
                _ =>
                    CommandResult.Failed(
                        new WoError(Problem.FindingsReported, "1 finding"),
                        new LinesReport("finding", 1)
                    )
            ),
            new WaitCommand(),
            new OpenCommand(),
            new CommandGroup(
                "nest",
                "A group of commands.",
                [
                    new ProbeCommand("inner", _ => CommandResult.Done(new LinesReport("inner", 1)))
                    {
                        Line = "wo nest inner",
                    },
                ]
            ),
        ];

    private const int NoSpace = 28;

    /// <summary>An argument that help shows as mandatory.</summary>
    public static Argument<string> Text(string name) => new(name) { Description = "Some text." };
}
