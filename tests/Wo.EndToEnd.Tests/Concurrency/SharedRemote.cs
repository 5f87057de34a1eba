using System.Globalization;
using System.Text.Json.Nodes;
using Wo.EndToEnd.Tests.Claims;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Concurrency;

/// <summary>A bare repository with a tree of pending work orders, whose settings make clones share their claims.</summary>
internal sealed class SharedRemote : IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly Registers registers;

    public SharedRemote(params string[] ids)
        : this("git", ids) { }

    private SharedRemote(string backEnd, string[] ids)
    {
        registers = Registers.In(backEnd, Path);
        var source = directory.At("source");
        Directory.CreateDirectory(source);
        GitSandbox.GitIn(source, "init", "--quiet", "--initial-branch=main");
        Write(source, "backlog/backlog.yaml", SampleInputs.Backlog);
        Write(source, "dod/dod.yaml", SampleInputs.DefinitionOfDone());
        Write(source, "policy/wo.yaml", $"{registers.Settings}\nscope_overlap: allow\n");
        foreach (var id in ids)
        {
            Write(
                source,
                $"jobs/pending/{id}.yaml",
                new SampleWorkOrder(id) { DefinitionOfDone = "DOD-DEFAULT" }.ToString()
            );
        }

        GitSandbox.GitIn(source, "add", "--all");
        GitSandbox.GitIn(source, "commit", "--quiet", "--message", "A tree of work orders");
        GitSandbox.GitIn(directory.Path, "clone", "--quiet", "--bare", source, Path);
    }

    public string Path => directory.At("remote.git");

    /// <summary>One whose clones have their registers in a back end.</summary>
    public static SharedRemote On(string backEnd, params string[] ids) => new(backEnd, ids);

    public WoTool Clone(string name)
    {
        var root = directory.At(name, "repo");
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(root)!);
        GitSandbox.GitIn(directory.Path, "clone", "--quiet", new Uri(Path).AbsoluteUri, root);
        return new WoTool(root);
    }

    /// <summary>What lies in a register.</summary>
    public JsonNode Claim(string id) => registers.Read(id)!;

    /// <summary>Makes a claim older, as if its holder had not been heard of for a while.</summary>
    public void Age(string id, TimeSpan by)
    {
        var claim = Claim(id);
        foreach (var (holder, name) in ((JsonNode, string)[])[(claim, "changed_at"), (claim["lease"]!, "renewed_at")])
        {
            holder[name] = (
                DateTimeOffset.Parse(holder[name]!.GetValue<string>(), CultureInfo.InvariantCulture) - by
            ).UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        }

        registers.Write(id, claim);
    }

    /// <summary>A search path with a git that kills the process that runs it at one of its pushes.</summary>
    /// <param name="push">At which, from 1.</param>
    /// <param name="afterIt">Whether the push is made first.</param>
    public string KillingGit(int push, bool afterIt)
    {
        var (place, counter) = (directory.At("killing"), directory.At("pushes"));
        string[] script =
        [
            "PATH=${PATH#*:}",
            "case \" $* \" in *\" push \"*)",
            $"  echo >> '{counter}'",
            $"  if [ $(wc -l < '{counter}') = {push} ]; then",
            afterIt ? "    git \"$@\" >/dev/null 2>&1" : "    :",
            "    kill -9 $PPID",
            "    exit 1",
            "  fi;;",
            "esac",
            "exec git \"$@\"",
        ];
        TemporaryDirectory.WriteScript(System.IO.Path.Join(place, "git"), string.Join('\n', script));
        return $"{place}:{Environment.GetEnvironmentVariable("PATH")}";
    }

    public void Dispose() => directory.Dispose();

    private static void Write(string root, string path, string content)
    {
        var full = System.IO.Path.Join(root, "_ctx", path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
    }
}
