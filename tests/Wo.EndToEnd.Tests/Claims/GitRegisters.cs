using System.Diagnostics;
using System.Text.Json.Nodes;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Claims;

/// <summary>Registers in refs of a bare repository.</summary>
/// <param name="remote">Where it lies.</param>
internal sealed class GitRegisters(string remote) : Registers
{
    /// <inheritdoc/>
    public override string Settings => "claims: {backend: git}";

    /// <inheritdoc/>
    public override bool AreInRemote => true;

    /// <inheritdoc/>
    public override JsonNode? Read(string id) =>
        Git("for-each-ref", Ref(id)).Length == 0 ? null : JsonNode.Parse(Git("show", $"{Ref(id)}:claim.json"));

    /// <inheritdoc/>
    public override void Write(string id, JsonNode? claim)
    {
        if (claim is null)
        {
            Git("update-ref", "-d", Ref(id));
            return;
        }

        string[] former = Git("for-each-ref", Ref(id)).Length == 0 ? [] : ["-p", Ref(id)];
        var blob = Fed(claim.ToJsonString(), "hash-object", "-w", "--stdin");
        var tree = Fed($"100644 blob {blob}\tclaim.json\n", "mktree");
        Git("update-ref", Ref(id), Git(["commit-tree", "-m", "written by a test", .. former, tree]));
    }

    private static string Ref(string id) => $"refs/wo/claims/{id}";

    private string Git(params string[] arguments) => GitSandbox.GitIn(remote, arguments);

    private string Fed(string input, params string[] arguments)
    {
        using var git = Process.Start(
            new ProcessStartInfo("git", arguments)
            {
                WorkingDirectory = remote,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        git.StandardInput.Write(input);
        git.StandardInput.Close();
        var output = git.StandardOutput.ReadToEnd().Trim();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return output;
    }
}
