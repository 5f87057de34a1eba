using System.Text.Json;

namespace Wo.Tool.Tests.Commands;

/// <summary>A tree to import into, and what an import has to leave.</summary>
internal sealed class ImportSandbox : IDisposable
{
    /// <summary>The tree.</summary>
    public TreeSandbox Tree { get; } = new();

    /// <inheritdoc/>
    public void Dispose() => Tree.Dispose();

    /// <summary>Writes a task of Backlog.md.</summary>
    public void PutTask(string folder, string name, string head, string body) =>
        Tree.Git.Write($"backlog/{folder}/{name}", $"---\n{head}\n---\n{body}");

    /// <summary>The document of a work order.</summary>
    public async Task<JsonElement> Show(string id) =>
        (await Tree.Wo("show", id, "--json")).Json.GetProperty("data").GetProperty("document");

    /// <summary>That nothing is wrong with the tree.</summary>
    public async Task AssertSound()
    {
        var lint = await Tree.Wo("lint");
        Assert.True(lint.ExitCode == 0, lint.Output);
        var reconcile = await Tree.Wo("reconcile");
        Assert.True(reconcile.ExitCode == 0, reconcile.Output);
    }

    /// <summary>That an import is refused for a reason, and nothing is changed.</summary>
    public async Task AssertRefused(int exitCode, string code, string says, params string[] arguments)
    {
        var before = Tree.Contents();

        var run = await Tree.Wo([.. arguments, "--json"]);

        var error = run.Json.GetProperty("error");
        Assert.Equal((exitCode, code), (run.ExitCode, Of(error, "code")));
        Assert.Contains(says, Of(error, "cause"), StringComparison.Ordinal);
        Assert.Equal(before, Tree.Contents());
    }

    /// <summary>The text under a key.</summary>
    public static string? Of(JsonElement element, string key) => element.GetProperty(key).GetString();

    /// <summary>The texts of a list.</summary>
    public static IEnumerable<string> Texts(JsonElement list) =>
        list.EnumerateArray().Select(static item => item.GetString()!);
}
