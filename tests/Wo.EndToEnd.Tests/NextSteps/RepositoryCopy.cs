using System.Diagnostics;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.NextSteps;

/// <summary>
/// A copy of a repository with everything around it, which is put back in its place before each step: worktrees are known
/// by their absolute paths, so that a copy in another place would not be the same situation.
/// </summary>
internal sealed class RepositoryCopy : IDisposable
{
    private readonly string place;
    private readonly TemporaryDirectory copy = new();

    public RepositoryCopy(string place)
    {
        this.place = place;
        Run("cp", "-a", place + "/.", copy.Path);
    }

    /// <summary>Puts everything back as it was copied.</summary>
    public void Restore()
    {
        Run("find", place, "-mindepth", "1", "-delete");
        Run("cp", "-a", copy.Path + "/.", place);
    }

    /// <inheritdoc/>
    public void Dispose() => copy.Dispose();

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} exited with {process.ExitCode}");
    }
}
