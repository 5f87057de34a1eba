using System.Text;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Diagnosis;

/// <summary>
/// Finds the work orders of a tree that a user renamed: one that has another name is not lost, and restoring it would make two of
/// it. Each file is read once at most, however many work orders are sought.
/// </summary>
/// <param name="scan">The tree.</param>
internal sealed class RenamedTwins(TreeScan scan)
{
    // The size tells most files apart without reading them.
    private readonly Lazy<ILookup<long, WorkOrderCandidate>> bySize = new(() =>
        scan.Entries.SelectMany(static entry => entry.Candidates).ToLookup(SizeOf)
    );

    private readonly Dictionary<long, ILookup<int, WorkOrderCandidate>> ofOneSize = [];

    /// <summary>A file of another id with the same text, but for the id; <see langword="null"/> where there is none.</summary>
    /// <param name="copy">What is kept of a work order of which no file is left.</param>
    public CtxPath? Of(WorkOrderCandidate copy)
    {
        var text = Encoding.UTF8.GetString(copy.Bytes);
        var (id, mentions) = (copy.Id.Value, text.AsSpan().Count(copy.Id.Value));
        foreach (var sizes in bySize.Value)
        {
            // By so much a change of the id can change the size.
            var change = sizes.Key - copy.Bytes.Length;
            if (change != 0 && (mentions == 0 || change % mentions != 0))
            {
                continue;
            }

            var files = OfSize(sizes.Key);
            var likely = files[Whole(text)].Concat(files[WithoutId(text, id)]);
            if (likely.FirstOrDefault(file => IsSame(copy, file) || IsRenamed(text, id, file)) is { } twin)
            {
                return twin.Path;
            }
        }

        return null;
    }

    /// <summary>The files of a size, by what they say with their id and without it.</summary>
    private ILookup<int, WorkOrderCandidate> OfSize(long size)
    {
        if (!ofOneSize.TryGetValue(size, out var files))
        {
            ofOneSize[size] = files = bySize
                .Value[size]
                .SelectMany(static file => Hashes(file).Select(hash => (Hash: hash, File: file)))
                .ToLookup(static pair => pair.Hash, static pair => pair.File);
        }

        return files;
    }

    private static int[] Hashes(WorkOrderCandidate file)
    {
        var text = Encoding.UTF8.GetString(file.Bytes);
        file.Forget();
        return [Whole(text), WithoutId(text, file.Id.Value)];
    }

    private static int Whole(string text) => text.GetHashCode(StringComparison.Ordinal);

    private static int WithoutId(string text, string id) => Whole(text.Replace(id, "\0", StringComparison.Ordinal));

    private static long SizeOf(WorkOrderCandidate file)
    {
        file.Look();
        return file.Stamp?.Size ?? file.Bytes.Length;
    }

    private static bool IsSame(WorkOrderCandidate copy, WorkOrderCandidate file) =>
        copy.Bytes.AsSpan().SequenceEqual(file.Bytes);

    private static bool IsRenamed(string text, string id, WorkOrderCandidate file) =>
        Encoding
            .UTF8.GetBytes(text.Replace(id, file.Id.Value, StringComparison.Ordinal))
            .AsSpan()
            .SequenceEqual(file.Bytes);
}
