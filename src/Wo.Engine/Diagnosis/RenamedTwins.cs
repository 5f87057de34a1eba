using System.Text;
using System.Text.RegularExpressions;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Diagnosis;

/// <summary>
/// Finds the work orders of a tree that a user renamed: one that has another name is not lost, and restoring it would make two of
/// it. However many are sought, a file is read once, and once more where it says the same.
/// </summary>
/// <param name="files">The file system.</param>
/// <param name="scan">The tree.</param>
internal sealed partial class RenamedTwins(IFileSystem files, TreeScan scan)
{
    // The size tells most files apart without reading them.
    private readonly Lazy<ILookup<long, WorkOrderCandidate>> bySize = new(() =>
        scan.Entries.SelectMany(static entry => entry.Candidates).ToLookup(file => SizeOf(files, file))
    );

    private readonly Dictionary<long, ILookup<int, WorkOrderCandidate>> ofOneSize = [];

    /// <summary>A file of another id with the same text, but for the id; <see langword="null"/> where there is none.</summary>
    /// <param name="copy">What is kept of a work order of which no file is left.</param>
    public CtxPath? Of(WorkOrderCandidate copy)
    {
        var text = Encoding.UTF8.GetString(copy.Bytes);
        var (id, mentions) = (copy.Id.Value, text.AsSpan().Count(copy.Id.Value));
        return bySize
            .Value.Select(static files => files.Key)
            .Where(size => IsOfOtherId(size - copy.Bytes.Length, mentions))
            .SelectMany(size => OfSize(size)[WithoutIds(text)])
            .FirstOrDefault(file => IsSame(copy, file) || IsRenamed(text, id, file))
            ?.Path;
    }

    /// <summary>Whether sizes may differ by so much because an id that is mentioned so often is another one.</summary>
    private static bool IsOfOtherId(long difference, int mentions) =>
        difference == 0 || (mentions > 0 && difference % mentions == 0);

    private static long SizeOf(IFileSystem files, WorkOrderCandidate file) =>
        file.Stamp?.Size ?? files.Status(file.Path.FullPath)?.Size ?? -1;

    /// <summary>The files of a size, by what they say apart from ids.</summary>
    private ILookup<int, WorkOrderCandidate> OfSize(long size)
    {
        if (!ofOneSize.TryGetValue(size, out var known))
        {
            ofOneSize[size] = known = bySize.Value[size].ToLookup(WithoutIds);
        }

        return known;
    }

    private static int WithoutIds(WorkOrderCandidate file)
    {
        var text = Encoding.UTF8.GetString(file.Bytes);
        file.Forget();
        return WithoutIds(text);
    }

    private static int WithoutIds(string text) => Ids().Replace(text, "").GetHashCode(StringComparison.Ordinal);

    private static bool IsSame(WorkOrderCandidate copy, WorkOrderCandidate file) =>
        copy.Bytes.AsSpan().SequenceEqual(file.Bytes);

    private static bool IsRenamed(string text, string id, WorkOrderCandidate file) =>
        Encoding
            .UTF8.GetBytes(text.Replace(id, file.Id.Value, StringComparison.Ordinal))
            .AsSpan()
            .SequenceEqual(file.Bytes);

    [GeneratedRegex("WO-[A-Za-z0-9.-]*")]
    private static partial Regex Ids();
}
