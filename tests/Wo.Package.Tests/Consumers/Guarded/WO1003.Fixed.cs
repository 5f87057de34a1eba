using Wo.Core.Storage;

namespace Sample;

internal static class Log
{
    public static void Write(string root, IEnumerable<string> entries) =>
        AtomicFile.WriteLines(CtxPath.Of(root) / "log.md", entries).ThrowIfFailed();
}
