using Wo.Engine.Verbs.Init;
using Wo.Engine.Workspaces;
using Wo.TestKit;

namespace Wo.Engine.Tests.Faults;

/// <summary><c>wo init</c> in a repository that has work orders, an epic and an ignore file, and lacks the rest.</summary>
internal static class Initialisation
{
    private const string Own = "bin/\n# mine, and without an end of line";

    private static readonly string[] Made =
    [
        "_ctx/jobs/partial",
        "_ctx/dod/dod-default.yaml",
        "_ctx/policy/ctx_finish_ignore.yaml",
        "_ctx/schemas/work_order.schema.json",
        ".vscode/settings.json",
    ];

    private static readonly (string Path, string Text)[] Untouched =
    [
        ("_ctx/backlog/backlog.yaml", SampleInputs.Backlog),
        ("_ctx/dod/samples.yaml", SampleTree.DefinitionOfDone),
    ];

    /// <summary>Takes away what it is to make.</summary>
    public static void Arrange(Scene scene)
    {
        Directory.Delete(Path.Join(scene.Root, "_ctx", "policy"), recursive: true);
        Directory.Delete(Path.Join(scene.Root, "_ctx", "jobs", "partial"), recursive: true);
        File.WriteAllText(Ignored(scene), Own);
    }

    /// <summary>Runs it.</summary>
    public static Answer Run(Scene scene, Workspace workspace) => Answer.Of(new InitTree(workspace).Run());

    /// <summary>What is not there, or no longer, or only because something died.</summary>
    public static IEnumerable<string> Missing(Scene scene)
    {
        foreach (var path in Made.Where(path => !Path.Exists(Path.Join(scene.Root, path))))
        {
            yield return $"{path} is not there";
        }

        var ignored = File.ReadAllText(Ignored(scene));
        if (!ignored.StartsWith(Own, StringComparison.Ordinal) || !ignored.Contains("/_ctx/logs/\n"))
        {
            yield return $"git ignores {ignored}";
        }

        foreach (var (own, text) in Untouched)
        {
            if (File.ReadAllText(Path.Join(scene.Root, own)) != text)
            {
                yield return $"{own} is not what it was";
            }
        }

        // The record of the root needs no sync. What a power loss leaves of it, the next repair removes.
        var temporaries = Directory
            .EnumerateFiles(scene.Root, "*.tmp", SearchOption.AllDirectories)
            .Where(file => !Path.GetFileName(file).StartsWith(".root.", StringComparison.Ordinal));
        foreach (var file in temporaries)
        {
            yield return $"{file} is left over";
        }
    }

    private static string Ignored(Scene scene) => Path.Join(scene.Root, ".gitignore");
}
