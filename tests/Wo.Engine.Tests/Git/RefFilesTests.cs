using Wo.Engine.Git;
using Wo.Engine.Tests.Store;
using Wo.TestKit;

namespace Wo.Engine.Tests.Git;

/// <summary>The commits that are read of branches without git are those that git tells; where that is in doubt, none are.</summary>
public sealed class RefFilesTests : IDisposable
{
    private static readonly string[] Names =
    [
        "refs/heads/main",
        "refs/heads/feat/wo-WO-0001",
        "refs/heads/other",
        "refs/heads/gone",
    ];

    private readonly GitSandbox sandbox = new();

    private string Directory => Path.Join(sandbox.Root, ".git");

    public void Dispose() => sandbox.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_happens_to_branches_the_commits_are_those_of_git(int seed)
    {
        var random = new Random(seed);
        sandbox.Git("checkout", "--quiet", "--detach");
        // Names that begin like ours, and go on with what ends a line elsewhere.
        string[] all =
        [
            .. Names,
            "refs/heads/main\u2028x",
            "refs/heads/other\u0085x",
            "refs/heads/main-2",
            "refs/heads/a/main",
        ];
        for (var step = 0; step < 60; step++)
        {
            var name = all[random.Next(all.Length)];
            string[] deed = random.Next(6) switch
            {
                0 or 1 => ["commit", "--quiet", "--allow-empty", "--message", $"step {step}"],
                2 => ["pack-refs", "--all"],
                3 => ["update-ref", "-d", name],
                _ => ["update-ref", name, "HEAD"],
            };
            sandbox.Git(deed);

            Assert.Equal(
                OfGit(),
                new RefFiles(Directory)
                    .Read(Names)!
                    .Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Oid))
                    .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            );
        }
    }

    [Theory]
    [InlineData("refs/heads/main", "")]
    [InlineData("refs/heads/main", "0123\n")]
    [InlineData("refs/heads/main", "0000000000000000000000000000000000000000\n")]
    [InlineData("refs/heads/main", "ref: refs/heads/main\n")]
    [InlineData("refs/heads/main", "ref: ../../secret\n")]
    [InlineData("packed-refs", "\0\0\0")]
    [InlineData("packed-refs", "0123456789012345678901234567890123456789 refs/heads/main\r\n")]
    [InlineData("packed-refs", "0123456789012345678901234567890123456789 refs/heads/main")]
    [InlineData("packed-refs", "01234567890123456789012345678901234567890 refs/heads/main\n")]
    [InlineData("config", "[include]\n\tpath = elsewhere\n")]
    [InlineData("config", "[extensions]\n\trefStorage = reftable\n")]
    public void What_is_damaged_or_may_be_elsewhere_is_left_to_git(string file, string text)
    {
        sandbox.Git("pack-refs", "--all");
        var path = Path.Join(Directory, file);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);

        Assert.Null(new RefFiles(Directory).Read(["refs/heads/main"]));
    }

    [Fact]
    public void What_is_packed_while_this_reads_is_what_was_packed_last()
    {
        var files = new FaultyFileSystem(PlatformFileSystem.Create());
        sandbox.Git("update-ref", "refs/remotes/origin/dev", "HEAD");
        sandbox.Git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/dev");
        sandbox.Git("pack-refs", "--all");
        sandbox.Git("commit", "--quiet", "--allow-empty", "--message", "more");
        sandbox.Git("update-ref", "refs/remotes/origin/dev", "HEAD");
        files.WhenRead = path =>
        {
            if (path.EndsWith("origin/dev", StringComparison.Ordinal))
            {
                sandbox.Git("pack-refs", "--all");
            }
        };

        var found = new RefFiles(Directory, files).Read(["refs/remotes/origin/HEAD", "refs/heads/gone"]);

        Assert.Equal(sandbox.Git("rev-parse", "HEAD").Trim(), found!["refs/remotes/origin/HEAD"].Oid);
    }

    [Theory]
    [InlineData("refs/heads/../../outside")]
    [InlineData("refs/heads//main")]
    public void A_name_that_leads_to_another_file_is_left_to_git(string name)
    {
        File.WriteAllText(Path.Join(Directory, "outside"), sandbox.Head + "\n");

        Assert.Null(new RefFiles(Directory).Read([name]));
    }

    private IEnumerable<KeyValuePair<string, string>> OfGit() =>
        sandbox
            .Git(["for-each-ref", "--format=%(refname) %(objectname)", .. Names])
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' '))
            .Where(fields => Names.Contains(fields[0], StringComparer.Ordinal))
            .Select(fields => KeyValuePair.Create(fields[0], fields[1]))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal);
}
