using System.Text;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Diagnosis;

/// <summary>A work order that a user renamed is not lost, and restoring it would make two of it.</summary>
internal static class RenamedTwin
{
    /// <summary>A file of another id with the same text, but for the id; <see langword="null"/> where there is none.</summary>
    public static CtxPath? Of(TreeScan scan, WorkOrderCandidate copy)
    {
        var text = Encoding.UTF8.GetString(copy.Bytes);
        foreach (var file in scan.Entries.SelectMany(entry => entry.Candidates))
        {
            if (copy.Bytes.AsSpan().SequenceEqual(file.Bytes) || IsRenamed(text, copy.Id.Value, file))
            {
                return file.Path;
            }
        }

        return null;
    }

    private static bool IsRenamed(string text, string id, WorkOrderCandidate file)
    {
        // An id is one byte a letter, and so most files differ in length from what a change of the id explains.
        var renamed = text.Replace(id, file.Id.Value, StringComparison.Ordinal);
        return Encoding.UTF8.GetByteCount(renamed) == file.Bytes.Length
            && Encoding.UTF8.GetBytes(renamed).AsSpan().SequenceEqual(file.Bytes);
    }
}
