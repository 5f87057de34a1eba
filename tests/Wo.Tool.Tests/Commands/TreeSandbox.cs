using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Wo.TestKit;
using Wo.Tool.Commands;

namespace Wo.Tool.Tests.Commands;

/// <summary>A repository with a small tree of work orders, and the tool as its user runs it.</summary>
internal sealed class TreeSandbox : IDisposable
{
    public TreeSandbox(bool withTree = true, string name = "the repo")
    {
        Git = new GitSandbox(name);
        Directory = Git.Root;
        if (withTree)
        {
            Git.Write("_ctx/backlog/backlog.yaml", SampleInputs.Backlog);
            Git.Write("_ctx/dod/dod.yaml", SampleInputs.DefinitionOfDone());
        }
    }

    public GitSandbox Git { get; }

    /// <summary>Where the tool is run.</summary>
    public string Directory { get; set; }

    /// <summary>What standard input holds.</summary>
    public string Input { get; set; } = "";

    /// <summary>The time as the tool sees it; <see langword="null"/> for the real one.</summary>
    public TimeProvider? Time { get; set; }

    /// <summary>The environment variables that the tool sees.</summary>
    public Dictionary<string, string> Variables { get; } = new() { ["WO_OWNER"] = "ada" };

    /// <summary>A work order that nothing is wrong with, but for what the arguments change.</summary>
    public static string Valid(string id, string state, string priority, string title, string more) =>
        $"""
            version: 1
            id: {id}
            epic_id: E-0001
            title: {title}
            priority: {priority}
            status: {state}
            owner: null
            scope:
              allow:
              - src/**
              deny: []
            verify:
              commands:
              - 'true'
            dod_id: DOD-DEFAULT
            execution:
              engine: trifecta
              required_flow: [session.append:intent, ctx.sync, ctx.search, ctx.get, session.append:result]
              segment: .
            {more}

            """;

    public TreeSandbox Put(
        string id,
        string state = "pending",
        string priority = "P1",
        string? title = null,
        string more = ""
    ) => PutText(id, state, Valid(id, state, priority, title ?? $"Title of {id}", more));

    public TreeSandbox PutText(string id, string state, string text)
    {
        Git.Write($"_ctx/jobs/{state}/{id}.yaml", text);
        return this;
    }

    /// <summary>Creates the next work order, as its user does.</summary>
    public async Task New(string title) =>
        Assert.Equal(0, (await Wo("new", "--epic", "E-0001", "--title", title, "--verify", "true")).ExitCode);

    /// <summary>Takes WO-1, which nothing is wrong with.</summary>
    /// <param name="verify">The command that verifies it, as YAML.</param>
    /// <param name="withCommit">Whether there is a commit in its worktree.</param>
    /// <returns>What the answer of <c>take</c> tells.</returns>
    public async Task<JsonElement> TakeOne(string verify = "'true'", bool withCommit = true)
    {
        var text = Valid("WO-1", "pending", "P1", "Only one", "")
            .Replace("- 'true'", $"- {verify}", StringComparison.Ordinal);
        var taken = await PutText("WO-1", "pending", text).Wo("take", "WO-1", "--json");
        Assert.Equal(0, taken.ExitCode);
        var data = taken.Json.GetProperty("data");
        if (withCommit)
        {
            GitSandbox.GitIn(
                data.GetProperty("worktree").GetString()!,
                "commit",
                "--quiet",
                "--allow-empty",
                "--message",
                "Do the work"
            );
        }

        return data;
    }

    /// <summary>Commits the tree as it is.</summary>
    public void Commit(string message)
    {
        Git.Git("add", "_ctx");
        Git.Git("commit", "--quiet", "--message", message);
    }

    /// <summary>An absolute path.</summary>
    public string At(string path) => Path.Combine(Git.Root, path);

    /// <summary>Where a work order of a state lies.</summary>
    public string FileOf(string state, string id) => At($"_ctx/jobs/{state}/{id}.yaml");

    /// <summary>A tree as a command may meet it: something of each state, something broken, something in the way.</summary>
    public TreeSandbox PutVariety()
    {
        Put("WO-0001", "done");
        Put("WO-0002", priority: "P0", more: "dependencies: [WO-0010]");
        Put("WO-0010", priority: "P2");
        Put("WO-0003", "failed");
        Put("WO-0004", "partial");
        PutText("WO-0005", "done", "title: [torn");
        PutText("WO-0006", "done", "version: 1\nid: WO-0006\ntitle: one\n");
        PutText("WO-0006", "failed", "version: 1\nid: WO-0006\ntitle: other\n");
        PutText("WO-0001_job", "done", "not: a work order\n");
        PutText("_archive_WO-0001", "done", "nor: this\n");
        return PutText("WO-0009-legacy", "done", "nor: that\n");
    }

    public Task<ToolRun> Wo(params string[] arguments) => Wo(arguments, width: null);

    public Task<ToolRun> Wo(string[] arguments, int? width, bool terminal = false) =>
        ToolRun.OfAsync(
            arguments,
            CommandCatalog.Create(),
            terminal: terminal || width is not null,
            variables: Variables,
            time: Time,
            workingDirectory: Directory,
            width: width,
            input: Input
        );

    /// <summary>
    /// Every file and directory of the repository and around it, a line each, with a hash of its bytes. The guard's are
    /// left out: they say who took it last and when, and looking under the guard changes nothing.
    /// </summary>
    public IReadOnlyList<string> Contents() =>
        [
            .. System
                .IO.Directory.EnumerateFileSystemEntries(Git.Surroundings.Path, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(entry =>
                    File.Exists(entry) && !entry.EndsWith("/.git/wo/guard", StringComparison.Ordinal)
                        ? $"{entry} {HashOf(entry)}"
                        : entry
                ),
        ];

    public void Dispose() => Git.Dispose();

    private static string HashOf(string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));
}
