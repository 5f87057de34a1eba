using System.Text;
using Wo.Engine.Configuration;
using Wo.Engine.Processes;
using Wo.Engine.Tests.Git;
using Wo.TestKit;

namespace Wo.Engine.Tests.Claims.BackEnds;

/// <summary>Registers in refs of a remote; what disturbs is a script in front of git.</summary>
internal sealed class GitClaimStore(string remote, TemporaryDirectory directory) : ClaimStore
{
    private const string IsPush = "case \" $* \" in *' push '*) push=1;; *) push=;; esac\n";

    public override ClaimsSettings SettingsOf(string clone) => new() { Backend = ClaimsSettings.Git };

    public override byte[]? Read(string id) =>
        Git("for-each-ref", "--format=%(objectname)", Ref(id)).Length == 0
            ? null
            : Encoding.UTF8.GetBytes(Git("show", $"{Ref(id)}:claim.json"));

    public override void Write(string id, string content) => Write(id, content, "claim.json");

    /// <summary>The same with a file of another name.</summary>
    public void Write(string id, string content, string file)
    {
        var path = directory.At("forged");
        Directory.CreateDirectory(path);
        GitSandbox.GitIn(path, "init", "--quiet");
        File.WriteAllText(Path.Join(path, file), content);
        GitSandbox.GitIn(path, "add", "--all");
        GitSandbox.GitIn(path, "commit", "--quiet", "--allow-empty", "--message", "forged");
        GitSandbox.GitIn(path, "push", "--quiet", "--force", remote, $"HEAD:{Ref(id)}");
        Directory.Delete(path, recursive: true);
    }

    public override void Remove(string id) => Git("update-ref", "-d", Ref(id));

    public override int Changes(string id) =>
        int.Parse(Git("rev-list", "--count", Ref(id)), System.Globalization.CultureInfo.InvariantCulture);

    public override string Everything(string id) => Git("log", "--patch", Ref(id));

    public override void GoAway() => Directory.Move(remote, remote + ".away");

    public override void Disturb(TestClone clone, Disturbance disturbance)
    {
        var counter = directory.At("pushes");
        var isFirst = $"[ -n \"$push\" ] && mkdir '{directory.At("once")}' 2>/dev/null";
        clone.Wrap(
            directory,
            IsPush
                + disturbance switch
                {
                    Disturbance.FirstAnswerLost => $"if {isFirst}; then git \"$@\" >/dev/null 2>&1; kill -9 $$; fi",
                    Disturbance.FirstRequestLost => $"if {isFirst}; then kill -9 $$; fi",
                    Disturbance.RequestsLost => "[ -z \"$push\" ] || exit 128",
                    Disturbance.AnswersLost => "[ -z \"$push\" ] || { git \"$@\" >/dev/null 2>&1; exit 128; }",
                    _ => $"[ -z \"$push\" ] || {{ echo >> '{counter}'; [ $(wc -l < '{counter}') = 1 ] || exit 128; }}",
                }
        );
    }

    public override void Mend(TestClone clone) => clone.Git = TestGit.Command;

    public override Func<int> RenewAtEachLook(TestClone clone, string id)
    {
        var looks = directory.At("looks");
        clone.Wrap(
            directory,
            $$"""
            case " $* " in *' ls-remote '*)
              renewed=$(git -C '{{remote}}' commit-tree -m renewed -p {{Ref(id)}} '{{Ref(id)}}^{tree}')
              git -C '{{remote}}' update-ref {{Ref(id)}} "$renewed"
              echo >> '{{looks}}';;
            esac
            """
        );
        return () => File.Exists(looks) ? File.ReadAllLines(looks).Length : 0;
    }

    public override void HangAtLooks(TestClone clone) =>
        clone.Git = new(ProcessRunner.ForThisPlatform(TimeProvider.System), TestGit.Environment)
        {
            Program = TestGit.Scripted(directory, Hanging).Program,
            RemoteLimit = TimeSpan.FromSeconds(1),
        };

    public override Func<bool> HangUntilAsked(TestClone clone, TimeSpan grace, CancellationToken askedToStop)
    {
        clone.Git = TestGit.Scripted(directory, Hanging, grace, askedToStop);
        return () => File.Exists(Asked);
    }

    private string Asked => directory.At("asked");

    private string Hanging => $"case \" $* \" in *' ls-remote '*) touch '{Asked}'; sleep 600;; esac\nexec git \"$@\"\n";

    public override void Dispose() { }

    private static string Ref(string id) => $"refs/wo/claims/{id}";

    private string Git(params string[] arguments) => GitSandbox.GitIn(remote, arguments);
}
