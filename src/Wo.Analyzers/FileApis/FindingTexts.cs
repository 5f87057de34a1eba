using Wo.Analyzers.Paths;

namespace Wo.Analyzers.FileApis;

/// <summary>What messages say of an operation: what can go wrong, and what to do instead.</summary>
internal static class FindingTexts
{
    private const string Helpers = "use the atomic helpers";

    /// <summary>What can go wrong.</summary>
    public static string Risk(RawOperation operation) =>
        operation.Effect switch
        {
            RawEffect.Write => "readers and crashes see half a file",
            RawEffect.Append => "a crash leaves half of what is appended",
            RawEffect.Folder => "a directory that is made like this is not synced into its parent",
            RawEffect.Link => "what a link leads to can change behind the helpers",
            RawEffect.Archive => "a crash leaves a part of the files",
            RawEffect.Delete => "what is deleted is gone, without a backup",
            RawEffect.DeleteFolder => "all that lies in it is gone, without a backup",
            RawEffect.Move => "what lay at the one end or the other is gone, without a backup",
            RawEffect.Replace => "what is replaced is gone, without a durable backup",
            _ => "readers see half a file until it is closed",
        };

    /// <summary>What to do instead.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="path">The path, which is guarded.</param>
    public static string Remedy(RawOperation operation, string path) =>
        !IsForHelpers(path)
            ? $"the atomic helpers are for '{GuardedDirectories.Standard}' alone: do it in a type marked [AtomicIo]"
            : operation.Effect switch
            {
                RawEffect.Append => "write the whole file with the atomic helpers",
                RawEffect.Folder => "leave it to the atomic helpers, which make the directories that they need",
                RawEffect.Link => "write a file with the atomic helpers",
                RawEffect.Archive => "write each file with the atomic helpers",
                RawEffect.Delete => "use AtomicFile.DeleteWithBackup",
                RawEffect.DeleteFolder => "delete its files with AtomicFile.DeleteWithBackup",
                RawEffect.Move => "write the new file with the atomic helpers, then delete the old one with a backup",
                RawEffect.Replace => "use AtomicFile.ReplaceWithBackup",
                RawEffect.Stream => "collect the content and write it with the atomic helpers",
                _ => Helpers,
            };

    /// <summary>Whether the helpers take such a path: they know one directory.</summary>
    public static bool IsForHelpers(string path) =>
        PathText.Origin(path, GuardedDirectories.Default) == PathOrigin.Guarded;
}
