namespace Wo.EndToEnd.Tests.SystemCalls;

/// <summary>The system calls that are swept, where a scenario uses them.</summary>
internal static class SweptCalls
{
    /// <summary>Every call that changes files, directories or locks, or starts a process.</summary>
    public static IReadOnlyList<string> Changing { get; } =
    [
        "open",
        "openat",
        "openat2",
        "creat",
        "write",
        "writev",
        "pwrite64",
        "pwritev",
        "pwritev2",
        "fsync",
        "fdatasync",
        "sync_file_range",
        "link",
        "linkat",
        "symlink",
        "symlinkat",
        "unlink",
        "unlinkat",
        "rename",
        "renameat",
        "renameat2",
        "mkdir",
        "mkdirat",
        "rmdir",
        "truncate",
        "ftruncate",
        "fallocate",
        "copy_file_range",
        "sendfile",
        "flock",
        "chmod",
        "fchmod",
        "fchmodat",
        "chown",
        "fchown",
        "fchownat",
        "lchown",
        "utimensat",
        "clone",
        "clone3",
        "fork",
        "vfork",
    ];

    /// <summary>Calls whose failure could make the tool believe that something is not there.</summary>
    public static IReadOnlyList<string> Looking { get; } =
    ["read", "pread64", "getdents64", "statx", "stat", "lstat", "newfstatat"];
}
