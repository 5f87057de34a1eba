using Wo.TestKit;

namespace Wo.EndToEnd.Tests.NextSteps;

/// <summary>The shell of a reader who types what was printed. An editor that is opened fails at once.</summary>
/// <param name="directory">Where the reader stands.</param>
/// <param name="variables">The variables that are set for them.</param>
/// <param name="home">
/// Their home directory, which holds their configuration of git: a step may change it, and must not change the machine's.
/// </param>
internal sealed class StepShell(string directory, Dictionary<string, string> variables, string home)
{
    private static readonly string[] Editors = ["GIT_EDITOR", "GIT_SEQUENCE_EDITOR", "VISUAL", "EDITOR"];

    private readonly WoTool tool = new(directory)
    {
        Variables = new(variables.Concat(Editors.Select(editor => KeyValuePair.Create(editor, "false"))))
        {
            ["HOME"] = home,
            ["GIT_CONFIG_GLOBAL"] = Path.Combine(home, ".gitconfig"),
        },
    };

    /// <summary>Runs one line.</summary>
    public Task<WoOutcome> Run(string line) => tool.Under("/bin/sh", "-c", $"{Definition}\n{line}").Run();

    // The words of the tool come after the line, so that the shell has them as its own: "$0" and what follows.
    private static string Definition
    {
        get
        {
            var (file, prefix) = WoTool.Command;
            string[] words = [Absolute(file), .. prefix];
            return $"wo() {{ {string.Join(' ', words.Select(word => $"'{word}'"))} \"$@\"; }}";
        }
    }

    private static string Absolute(string file) =>
        Path.IsPathRooted(file)
            ? file
            : Environment
                .GetEnvironmentVariable("PATH")!
                .Split(':')
                .Select(directory => Path.Combine(directory, file))
                .First(File.Exists);
}
