namespace Wo.TestKit;

/// <summary>
/// Older versions of git: a stand-in that knows no more than git 2.30 does, for machines with one git, and the real ones that
/// <c>WO_TEST_GITS</c> names.
/// </summary>
public static class OldGit
{
    /// <summary>What the stand-in is.</summary>
    public const string Version = "2.30.2";

    /// <summary>Paths of git programs, separated like those of <c>PATH</c>.</summary>
    public const string Variable = "WO_TEST_GITS";

    /// <summary>The programs that are named.</summary>
    public static string[] Named =>
        (Environment.GetEnvironmentVariable(Variable) ?? "").Split(
            Path.PathSeparator,
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );

    /// <summary>A shell script in the place of git, which refuses what came after a version and prints what that one did.</summary>
    /// <param name="git">The real one.</param>
    /// <param name="version">The version that it says to be.</param>
    public static string Script(string git = "git", string version = Version) =>
        $$"""
            refuse() { echo "error: unknown $1" >&2; exit 129; }
            case " $* " in
              *' version '*|*' --version '*) echo 'git version {{version}}'; exit 0;;
              *' worktree add '*' --reason '*) refuse "option \`reason'";;
              *' worktree list '*' -z '*) refuse "switch \`z'";;
              *' rev-parse '*' --end-of-options '*) echo 'fatal: Needed a single revision' >&2; exit 128;;
              *' worktree list '*) list=$({{git}} "$@") || exit; printf '%s\n' "$list" | sed '/^locked/d;/^prunable/d'; exit;;
              *' core.fsmonitor=false '*) echo 'fatal: it would run the program false' >&2; exit 128;;
            esac
            exec {{git}} "$@"
            """;
}
