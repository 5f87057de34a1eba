using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Kills;

/// <summary>The lock that is held while an operation on a work order, or a git child of one, is alive.</summary>
internal static class OperationLockFile
{
    /// <summary>Whether nobody holds it.</summary>
    public static bool IsFree(SampleTree tree, string id)
    {
        var path = Path.Combine(tree.Control, "ops", id);
        if (!File.Exists(path))
        {
            return true;
        }

        try
        {
            using var handle = File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
