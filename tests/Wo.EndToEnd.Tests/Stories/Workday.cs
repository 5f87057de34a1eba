using System.Globalization;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Stories;

/// <summary>A repository with twenty work orders in four layers, each of which waits for one of the layer before.</summary>
internal sealed class Workday : IDisposable
{
    /// <summary>How many work orders there are.</summary>
    public const int Count = 20;

    private const int Layer = 5;

    public Workday()
    {
        Repository = new GitSandbox();
        Tool = new WoTool(Repository.Root);
    }

    public GitSandbox Repository { get; }

    public WoTool Tool { get; }

    /// <summary>The id of the work order with a number.</summary>
    public static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"WO-{number:D4}");

    /// <summary>Plans the day.</summary>
    public async Task Begin()
    {
        await Tool.Must("init");
        for (var number = 1; number <= Count; number++)
        {
            var area = Area(Id(number));
            string[] depends = number > Layer ? ["--depends", Id(number - Layer)] : [];
            await Tool.Must([
                "new",
                "--epic",
                "E-0001",
                "--title",
                $"Build part {number}",
                "--allow",
                $"{area}/**",
                "--verify",
                $"test -s {area}/part.txt",
                .. depends,
            ]);
        }

        Commit("Plan the day");
    }

    /// <summary>Takes the next work order that is ready.</summary>
    public async Task<string> TakeNext(string owner) =>
        (await Tool.Must("take", "--next", "--owner", owner, "--json")).Datum("id");

    /// <summary>Commits the part that a work order asks for, or another file beside it.</summary>
    public void Build(string id, string file = "part.txt")
    {
        var place = Repository.Surroundings.At(".worktrees", Path.GetFileName(Repository.Root), id);
        Directory.CreateDirectory(Path.Join(place, Area(id)));
        File.WriteAllText(Path.Join(place, Area(id), file), $"{id} {Guid.NewGuid()}\n");
        GitSandbox.GitIn(place, "add", "--all");
        GitSandbox.GitIn(place, "commit", "--quiet", "--message", $"Build {id}");
    }

    /// <summary>Takes the next one, does what it asks for, and closes it.</summary>
    public async Task<string> Work(string owner)
    {
        var id = await TakeNext(owner);
        Build(id);
        await Finish(id, owner);
        return id;
    }

    /// <summary>Closes a work order.</summary>
    public Task<WoOutcome> Finish(string id, string owner) =>
        Tool.Must("finish", id, "--owner", owner, "--summary", $"{id} is built");

    /// <summary>Brings the branch of a work order that is done into the main branch.</summary>
    public void Merge(string id) => Repository.Git("merge", "--quiet", "--no-edit", "feat/wo-" + id);

    /// <summary>Commits the state of the work orders.</summary>
    public void Commit(string message)
    {
        Repository.Git("add", "--all");
        Repository.Git("commit", "--quiet", "--message", message);
    }

    /// <summary>The ids of the work orders of a state.</summary>
    public async Task<List<string>> InState(string state) =>
        [
            .. (await Tool.Must("list", state, "--json"))
                .Json()
                .GetProperty("data")
                .EnumerateArray()
                .Select(row => row.GetProperty("id").GetString()!),
        ];

    public void Dispose() => Repository.Dispose();

    private static string Area(string id) => "part-" + id[3..];
}
