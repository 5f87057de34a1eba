using System.Globalization;
using Wo.Bench;

// Stated for --version and status; for take and finish there is none, they do far more than the git commands.
const double Target = 2.0;
const double StartTarget = 1.5;

// What a client of wo mcp asks first.
const string Handshake = """
    {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"bench","version":"1"}}}
    {"jsonrpc":"2.0","method":"notifications/initialized"}
    {"jsonrpc":"2.0","id":2,"method":"tools/list"}

    """;

if (args is ["startup", var native, var readyToRun, var portable, .. var times])
{
    Startup.Measure(native, readyToRun, portable, Runs(times));
    return 0;
}

if (args is ["compare", var before, var now, .. var pairs])
{
    Comparison.Measure(before, now, Runs(pairs));
    return 0;
}

if (args is ["lint", var linter, .. var rounds])
{
    LargeTree.Measure(linter, Runs(rounds));
    return 0;
}

if (args is ["tree", var reader, var count, .. var turns])
{
    var former = Environment.GetEnvironmentVariable("WO_BENCH_BEFORE") is { Length: > 0 } path ? path : null;
    new TreeCost(reader, former, int.Parse(count, CultureInfo.InvariantCulture), Runs(turns)).Measure();
    return 0;
}

if (args is ["growth", var grower, var pages, var largest, .. var samples])
{
    new Growth(grower, pages, int.Parse(largest, CultureInfo.InvariantCulture), Runs(samples)).Measure();
    return 0;
}

if (args is ["claims", var claimer, .. var rushes])
{
    var pool = rushes is [_, var size] ? int.Parse(size, CultureInfo.InvariantCulture) : Claims.UsualPool;
    Claims.Measure(claimer, Runs([.. rushes.Take(1)]), pool);
    return 0;
}

if (args is ["shared", var sharer, .. var claimsEach])
{
    await SharedClaims.Measure(sharer, Runs(claimsEach));
    return 0;
}

if (args is ["gates", var judge, .. var repetitions])
{
    LargeDiff.Measure(judge, Runs(repetitions));
    return 0;
}

if (args is ["commit", var hooked, .. var commits])
{
    CommitCost.Measure(hooked, Runs(commits));
    return 0;
}

if (args is not [var tool, var hello, .. var rest])
{
    Console.Error.WriteLine(
        "usage: bench/run [runs], bench/startup [runs], bench/compare COMMIT [runs], bench/lint [runs], bench/tree [count] [runs], bench/growth [largest] [runs], "
            + "bench/claims [runs] [pool], bench/gates [runs], bench/shared [claims], "
            + "bench/commit [runs]"
    );
    return 2;
}

var runs = Runs(rest);
var table = new Table(runs);
using (var tree = ScratchRepository.WithCorpus(tool))
{
    var wo = new Command(tool, tree.Root);
    var served = new Command(tool, tree.Root) { Input = Handshake };
    var start = new Contestant("hello", () => new Command(hello, tree.Root).Run());
    Contestant[] starts = [start, new("wo --version", () => wo.Run("--version"), StartTarget)];
    table.Add("what a process costs", start, Race.Run(starts, runs));

    var least = new Contestant(
        "hello + git rev-parse",
        () =>
        {
            new Command(hello, tree.Root).Run();
            new Command("git", tree.Root).Run("rev-parse", "HEAD");
        }
    );
    Contestant[] contestants =
    [
        least,
        new("wo status", () => wo.Run("status"), Target),
        new("wo mcp, tools listed", () => served.Run("mcp")),
        new("completion of an id", () => wo.Run("[complete]", "zsh", "take", ""), Target),
    ];
    table.Add($"{tree.Name}, {tree.WorkOrders} work orders", least, Race.Run(contestants, runs));
}

using (var tree = ScratchRepository.WithWorkOrders(tool, 2 * (runs + Race.WarmUps)))
{
    var raw = new RawGit(tree);
    var verbs = new Verbs(tree);
    var git = new Contestant("git commands", raw.TakeAndFinish);
    table.Add(
        "take, a commit, finish",
        git,
        Race.Run([git, new Contestant("wo take + wo finish", verbs.TakeAndFinish)], runs)
    );
}

table.Print();
return 0;

static int Runs(string[] rest) => rest is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 60;
