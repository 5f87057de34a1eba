namespace Wo.EndToEnd.Tests.BadInput;

/// <summary>Everything bad that the tool may be given, by the numbers of <c>docs/bad-input.md</c>.</summary>
internal static class BadInputRows
{
    /// <summary>The rows, in groups, in order.</summary>
    public static IReadOnlyList<(string Group, IReadOnlyList<string> Rows)> Groups { get; } =
    [
        (
            "Storage",
            [
                "no space left at a write (`ENOSPC`)",
                "no space left at a sync (`ENOSPC`)",
                "no inodes left",
                "quota used up (`EDQUOT`)",
                "file larger than allowed (`EFBIG`)",
                "read-only file system (`EROFS`); reading commands still work",
                "permission denied (`EACCES`)",
                "operation not permitted (`EPERM`), such as an immutable file",
                "rename across file systems (`EXDEV`)",
                "I/O error at a sync (`EIO`)",
                "directory sync that fails after the commit",
                "no file descriptors left (`EMFILE`)",
                "short writes",
                "interrupted calls (`EINTR`)",
            ]
        ),
        (
            "Paths",
            [
                "an id that climbs, `../WO-1`",
                "an id that is an absolute path",
                "an id that is empty, `.`, or holds NUL or a newline",
                "an id with a leading `-`",
                "an id with look-alike letters",
                "two ids that differ in case alone",
                "an id with a reserved word",
                "an id that is too long",
                "a symbolic link for `_ctx`, a state directory or a file, into the tree and out of it",
                "a pipe or a directory with the name of a work order",
                "paths of repository and worktree with blanks, quotes, newlines, bytes that are not UTF-8",
            ]
        ),
        (
            "YAML",
            [
                "an empty file",
                "a truncated file",
                "a file full of NULs",
                "a byte order mark",
                "CRLF line endings",
                "tabs for indentation",
                "a key twice",
                "an alias bomb",
                "a depth bomb",
                "more than 1 MiB",
                "several documents",
                "custom tags",
                "an id that differs from the file's name",
                "bytes that are not UTF-8",
                "a status that differs from the directory",
                "wrong types in every field",
            ]
        ),
        (
            "Time and lease",
            [
                "a clock set back",
                "a clock set forward",
                "a thousand backups in one tick of the clock",
                "every kind of value for the time to live",
                "a lease exactly as old as its time to live",
                "a process id that another process has now",
                "a reboot",
                "a host with another name",
                "an empty or damaged lock or record",
                "a lock that is a directory",
                "two takers of one expired lease",
                "a former holder who finishes",
                "locks without effect",
                "a lock or record that was deleted",
                "a guard held by a stopped process",
                "files of another user",
            ]
        ),
        (
            "Git",
            [
                "no git",
                "a git that hangs",
                "a bare repository",
                "a repository without a commit",
                "a detached HEAD",
                "uncommitted changes in the main worktree",
                "uncommitted changes in the work order's worktree",
                "a branch that exists",
                "a branch that is checked out elsewhere",
                "a ref in the way of the branch's name",
                "something in the place of the worktree, also of a sibling clone",
                "a post-checkout hook that fails",
                "a stale `index.lock`; `worktree add` killed in the middle",
                "a locked worktree that is missing",
                "a command run inside a worktree",
                "an exported `GIT_DIR`",
                "a repository that git does not trust",
                "hostile hooks, branch names and titles",
                "an older commit checked out, `stash`, `reset`, conflict markers in a work order",
                "a lock file that is committed",
            ]
        ),
        (
            "Signals",
            [
                "INT, TERM and HUP at every step",
                "a second INT",
                "an output that is not read (`SIGPIPE`)",
                "KILL while a git child lives",
            ]
        ),
    ];

    /// <summary>All rows with their numbers, from 1.</summary>
    public static IEnumerable<(int Number, string Text)> All =>
        Groups.SelectMany(group => group.Rows).Select((text, index) => (index + 1, text));
}
