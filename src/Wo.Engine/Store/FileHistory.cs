using System.Collections.Immutable;
using Wo.Engine.Wording;

namespace Wo.Engine.Store;

/// <summary>
/// What git knows of a file that a person has to mend, because no command of the tool edits a work order: what was changed
/// in it, and which commits have a version that could be read.
/// </summary>
internal static class FileHistory
{
    /// <summary>The commands, from the state root.</summary>
    public static ImmutableArray<string> Commands(CtxPath file)
    {
        var path = ShellWord.Quote(file.Relative);
        return [$"git diff -- {path}", $"git log --all --oneline -- {path}"];
    }
}
