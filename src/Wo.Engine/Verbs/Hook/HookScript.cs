using Wo.Engine.Wording;

namespace Wo.Engine.Verbs.Hook;

/// <summary>The text that git runs: a file of its own, or lines in a file of a hook manager.</summary>
internal static class HookScript
{
    private static readonly MarkedLines Marks = new(
        "# >>> wo hook >>> 'wo hook remove' takes these lines out",
        "# <<< wo hook <<<"
    );

    private const string Shebang = "#!/bin/sh\n";

    /// <summary>What the hook that was there before is called while ours is in its place.</summary>
    public const string BeforeSuffix = ".wo-before";

    /// <summary>A hook of ours.</summary>
    /// <param name="hook">The hook.</param>
    /// <param name="program">Where the tool lies, for callers on whose path it is not.</param>
    public static string Own(string hook, string? program) =>
        Shebang
        + Block(hook, program)
        + $"before=\"${{0%/*}}/{hook}{BeforeSuffix}\"\n[ -x \"$before\" ] || exit 0\nexec \"$before\" \"$@\"\n";

    /// <summary>Whether a file has our lines.</summary>
    public static bool HasBlock(string text) => Marks.AreIn(text);

    /// <summary>Whether it is a hook of ours, whichever program it names, and nothing else.</summary>
    public static bool IsOwn(string hook, string text) =>
        HasBlock(text) && WithoutBlock(text) == WithoutBlock(Own(hook, null));

    /// <summary>A shell script with our lines before all of its own, which may end in the middle.</summary>
    public static string WithBlock(string text, string hook, string? program)
    {
        var rest = WithoutBlock(text);
        var at = rest.StartsWith("#!", StringComparison.Ordinal) ? rest.IndexOf('\n', StringComparison.Ordinal) + 1 : 0;
        return rest.Insert(at, Block(hook, program));
    }

    /// <summary>A script without our lines.</summary>
    public static string WithoutBlock(string text) => Marks.Without(text);

    // Where the tool is missing, a commit goes on: the hook is a help and not a lock.
    private static string Block(string hook, string? program)
    {
        var elsewhere = program is null
            ? ""
            : $"elif [ -x {ShellWord.Quote(program)} ]; then {ShellWord.Quote(program)} hook run {hook} \"$@\" || exit $?\n";
        return Marks.Around(
            $"""
            if command -v wo >/dev/null 2>&1; then wo hook run {hook} "$@" || exit $?
            {elsewhere}else echo "the {hook} hook of wo is left out: the program is not on the PATH" >&2
            fi

            """.ReplaceLineEndings("\n")
        );
    }
}
