using System.Globalization;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Machine;

/// <summary>A program <c>git</c>, first on the path of the tool, that does something of its own at one of its calls.</summary>
internal sealed class CountedGit : IDisposable
{
    private readonly TemporaryDirectory files = new(inMemory: true);

    /// <summary>Makes it.</summary>
    /// <param name="deed">
    /// What it does at that call, in the words of a shell: <c>"$git" "$@"</c> is git itself, which it becomes where the
    /// deed does not end it, and <c>"$files"</c> a directory of its own.
    /// </param>
    public CountedGit(string deed) =>
        TemporaryDirectory.WriteScript(
            files.At("bin", "git"),
            $"""
            git="{RealGit()}"; files="{files.Path}"
            echo x >> "$files/calls"
            if [ "$(wc -l < "$files/calls")" -eq "$TESTS_CALL" ]; then {deed}; fi
            exec "$git" "$@"
            """
        );

    /// <summary>How often git was called in the last run.</summary>
    public int Calls => Lines("calls").Length;

    /// <summary>The lines that deeds of the last run wrote into a file of the directory.</summary>
    public string[] Lines(string name) => File.Exists(files.At(name)) ? File.ReadAllLines(files.At(name)) : [];

    /// <summary>The path of a file in the directory.</summary>
    public string At(string name) => files.At(name);

    /// <summary>A tool that meets it. Forgets the last run.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="call">The call, counted from 1; 0 for none.</param>
    public WoTool Before(WoTool tool, int call)
    {
        foreach (var left in Directory.EnumerateFiles(files.Path))
        {
            File.Delete(left);
        }

        return tool.With("PATH", $"{files.At("bin")}:{Environment.GetEnvironmentVariable("PATH")}")
            .With("TESTS_CALL", call.ToString(CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public void Dispose() => files.Dispose();

    private static string RealGit() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(directory => Path.Combine(directory, "git"))
            .First(File.Exists);
}
