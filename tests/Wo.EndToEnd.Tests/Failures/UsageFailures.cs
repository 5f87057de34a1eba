namespace Wo.EndToEnd.Tests.Failures;

/// <summary>What is wrong with the command line alone.</summary>
internal static class UsageFailures
{
    public static Dictionary<string, FailureCase> All { get; } =
        new()
        {
            ["a command that does not exist"] = new(2, "USAGE", "tkae", "WO-0001"),
            ["an option that does not exist"] = new(2, "USAGE", "take", "WO-0001", "--frobnicate"),
            ["take of nothing"] = new(2, "USAGE", "take"),
            ["take of one and of the next one"] = new(2, "USAGE", "take", "WO-0001", "--next"),
            ["resume and takeover at once"] = new(2, "USAGE", "take", "WO-0001", "--resume", "--takeover"),
            ["release without a reason"] = new(2, "USAGE", "release", "WO-0001"),
            ["requeue without a reason"] = new(2, "USAGE", "requeue", "WO-0001"),
            ["force without a reason"] = new(2, "USAGE", "release", "WO-0001", "--force", "--reason", "short"),
            ["giving up without a word"] = new(2, "USAGE", "finish", "WO-0001", "--result", "failed"),
            ["finish with an unknown result"] = new(2, "USAGE", "finish", "WO-0001", "--result", "maybe"),
            ["a gate skipped without a reason"] = new(2, "USAGE", "finish", "WO-0001", "--skip-verification"),
            ["a definition of done skipped without a reason"] = new(2, "USAGE", "finish", "WO-0001", "--skip-dod"),
            ["evidence set aside and not made anew"] = new(2, "USAGE", "verify", "WO-0001", "--clean"),
            ["verify of one that does not exist"] = new(3, "WO_NOT_FOUND", "verify", "WO-0404"),
            ["an owner of two lines"] = new(2, "USAGE", "take", "WO-0001", "--owner", "a\nTRIFECTA_ERROR_CODE: NONE"),
            ["list of a state that does not exist"] = new(2, "USAGE", "list", "paused"),
            ["reopen without a reason"] = new(2, "USAGE", "reopen", "WO-0001"),
            ["edit without a change"] = new(2, "USAGE", "edit", "WO-0001"),
            ["edit that takes out what is not there"] = new(2, "USAGE", "edit", "WO-0001", "--remove-allow", "no/**"),
            ["edit of one that does not exist"] = new(3, "WO_NOT_FOUND", "edit", "WO-0404", "--title", "Another title"),
            ["renumber without a new id"] = new(2, "USAGE", "renumber", "WO-0001"),
            ["renumber to the id that it has"] = new(2, "USAGE", "renumber", "WO-0001", "WO-0001"),
            ["renumber to an id that climbs"] = new(2, "INVALID_ID", "renumber", "WO-0001", "../WO-0042"),
            ["renumber in a state that does not exist"] = new(
                2,
                "USAGE",
                "renumber",
                "WO-0001",
                "WO-0042",
                "--in",
                "paused"
            ),
            ["renumber of one that does not exist"] = new(3, "WO_NOT_FOUND", "renumber", "WO-0404", "WO-0042"),
            ["gc of an age that is no number"] = new(2, "USAGE", "gc", "--days", "old"),
            ["a schema that does not exist"] = new(2, "USAGE", "schema", "other"),
            ["a hook that does not exist"] = new(2, "USAGE", "hook", "run", "post-commit"),
            ["a hook without its message"] = new(2, "USAGE", "hook", "run", "commit-msg"),
            ["lint in a format that does not exist"] = new(2, "USAGE", "lint", "--format", "xml"),
            ["lint in two formats"] = new(2, "USAGE", "lint", "--format", "sarif", "--json"),
            ["completion for a shell that does not exist"] = new(2, "USAGE", "completion", "zhs"),
            ["dependencies in a format that does not exist"] = new(2, "USAGE", "deps", "--format", "pdf"),
            ["all dependencies of one"] = new(2, "USAGE", "deps", "WO-0001", "--all"),
            ["a history since a time that is none"] = new(2, "USAGE", "log", "--since", "soon"),
            ["a history of one that does not exist"] = new(3, "WO_NOT_FOUND", "log", "WO-0404"),
            ["a history of an id that climbs"] = new(2, "INVALID_ID", "log", "../WO-0001"),
            ["figures by what there is no row for"] = new(2, "USAGE", "stats", "--by", "month"),
            ["figures in two formats"] = new(2, "USAGE", "stats", "--csv", "--json"),
            ["waiting for a state that does not exist"] = new(2, "USAGE", "wait", "WO-0001", "--until", "finished"),
            ["waiting for nothing in particular"] = new(2, "USAGE", "wait"),
            ["waiting for any and for what is ready"] = new(2, "USAGE", "wait", "--any", "--ready"),
            ["waiting for a time that is none"] = new(2, "USAGE", "wait", "WO-0001", "--timeout", "long"),
            ["waiting for one that does not exist"] = new(3, "WO_NOT_FOUND", "wait", "WO-0404"),
            ["watching where there is no terminal"] = new(2, "USAGE", "watch"),
            ["watching for ever in one object"] = new(2, "USAGE", "watch", "--json"),
            ["watching one work order"] = new(2, "USAGE", "watch", "WO-0001"),
            ["a list of fields that do not exist"] = new(2, "USAGE", "list", "--fields", "id,titel"),
            ["a list of none"] = new(2, "USAGE", "list", "--limit", "0"),
            ["a session entry without a text"] = new(2, "USAGE", "session", "intent", "WO-0001"),
            ["a work order that is not named"] = new(2, "USAGE", "finish"),
            ["code for a shell in json"] = new(2, "USAGE", "take", "--next", "--export", "--json"),
            ["the protocol of agents in json"] = new(2, "USAGE", "mcp", "--json"),
            ["a page in json"] = new(2, "USAGE", "board", "--json"),
            ["a page on a port that is none"] = new(2, "USAGE", "board", "--port", "65536"),
            ["a page in the place of a work order"] = new(
                2,
                "USAGE",
                "board",
                "--export",
                "_ctx/jobs/pending/WO-0001.yaml"
            ),
            ["an agent that does not exist"] = new(2, "USAGE", "agents", "install", "--for", "hal"),
            ["a tool of which nothing is known"] = new(2, "USAGE", "import", "bead", "issues.jsonl"),
            ["a file to import that is not there"] = new(2, "USAGE", "import", "beads", "nowhere.jsonl"),
            ["lint of one that does not exist"] = new(3, "WO_NOT_FOUND", "lint", "WO-0404"),
            ["the form of one that does not exist"] = new(3, "WO_NOT_FOUND", "fmt", "WO-0404"),
            ["the form of an id that climbs"] = new(2, "INVALID_ID", "fmt", "../WO-0001"),
            ["an id that climbs"] = new(2, "INVALID_ID", "take", "../WO-0001") { Rows = [15] },
            ["an id that is a path"] = new(2, "INVALID_ID", "take", "/etc/passwd") { Rows = [16] },
            ["an empty id"] = new(2, "INVALID_ID", "take", "") { Rows = [17] },
            ["an id that is a dot"] = new(2, "INVALID_ID", "take", ".") { Rows = [17] },
            ["an id with a newline"] = new(2, "INVALID_ID", "take", "WO-0001\nCLASS: NONE") { Rows = [17] },
            ["an id with a dash in front"] = new(2, "INVALID_ID", "take", "--", "-WO-0001") { Rows = [18] },
            ["an id with a dash in front that looks like an option"] = new(2, "USAGE", "take", "-WO-0001")
            {
                Rows = [18],
            },
            ["an id with digits of another script"] = new(2, "INVALID_ID", "take", "WO-\u0660\u0660\u0660\u0661")
            {
                Rows = [19],
            },
            ["an id with wide letters"] = new(2, "INVALID_ID", "take", "\uFF37\uFF2F-0001") { Rows = [19] },
            ["an id with something invisible in it"] = new(2, "INVALID_ID", "take", "WO-0001\u200B") { Rows = [19] },
            ["an id with the name of a backup"] = new(2, "INVALID_ID", "take", "WO-0001.yaml.bak.1") { Rows = [21] },
            ["an id with the name of a lock"] = new(2, "INVALID_ID", "take", "WO-1-LOCK") { Rows = [21] },
            ["a new one with a reserved word"] = new(
                2,
                "INVALID_ID",
                "new",
                "WO-tmp",
                "--epic",
                "E-0001",
                "--title",
                "T"
            )
            {
                Rows = [21],
            },
            ["an id one character too long"] = new(2, "INVALID_ID", "take", "WO-" + new string('1', 62))
            {
                Rows = [22],
            },
            ["an id with look-alike letters"] = new(2, "INVALID_ID", "take", "W\u041E-0001") { Rows = [19] },
            ["an id that is too long"] = new(2, "INVALID_ID", "take", "WO-" + new string('1', 300)) { Rows = [22] },
            ["an id with the extension"] = new(3, "WO_NOT_FOUND", "take", "WO-0001.yaml"),
        };
}
