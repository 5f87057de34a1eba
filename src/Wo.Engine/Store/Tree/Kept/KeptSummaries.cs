using System.Buffers.Binary;
using System.Text;

namespace Wo.Engine.Store.Tree.Kept;

/// <summary>
/// The file of summaries as it was read: a head, a row of fixed size for each work order file in the order of ids and states,
/// the names and summaries that the rows lead to, and a checksum. It is searched as it is; nothing is made of it beforehand.
/// </summary>
internal sealed class KeptSummaries
{
    internal const int HeadSize = 64;
    internal const int RowSize = 56;
    internal const int ChecksumSize = 8;
    internal const int LongestName = StateViews.LongestId;

    private readonly byte[] bytes;

    private KeptSummaries(byte[] bytes, int count) => (this.bytes, Count) = (bytes, count);

    /// <summary>Of how many files something is kept.</summary>
    public int Count { get; }

    /// <summary>Makes the texts of its summaries.</summary>
    public SharedTexts Texts { get; } = new();

    /// <summary>Takes the bytes of the file; <see langword="null"/> where they are not what was written, or not for this reader.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="key">What decides the meaning of summaries, and the tree that they are of.</param>
    /// <param name="now">The time. A file of later has seen times that may come once more.</param>
    public static KeptSummaries? Open(byte[] bytes, ReadOnlySpan<byte> key, DateTimeOffset now)
    {
        if (bytes.Length < HeadSize + ChecksumSize || !bytes.AsSpan(0, SummaryKey.Size).SequenceEqual(key))
        {
            return null;
        }

        var writtenAt = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(SummaryKey.Size));
        var count = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(SummaryKey.Size + 8));
        var content = bytes.AsSpan(0, bytes.Length - ChecksumSize);
        return
            count >= 0
            && count <= (content.Length - HeadSize) / RowSize
            && writtenAt <= now.UtcTicks
            && Checksum.Of(content) == BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(content.Length))
            ? new KeptSummaries(bytes, count)
            : null;
    }

    /// <summary>The row of a file; <see langword="null"/> where it has none.</summary>
    public int? Find(WorkOrderState state, WorkOrderId id)
    {
        Span<byte> name = stackalloc byte[LongestName];
        return Encoding.UTF8.TryGetBytes(id.Value, name, out var length) ? Find(state, name[..length]) : null;
    }

    /// <inheritdoc cref="Find(WorkOrderState, WorkOrderId)"/>
    /// <param name="state">The state that it lies in.</param>
    /// <param name="name">Its id in UTF-8.</param>
    /// <param name="likely">
    /// The row that it has where no file came or went: its place in a listing, which is in the same order.
    /// </param>
    public int? Find(WorkOrderState state, ReadOnlySpan<byte> name, int likely = 0)
    {
        if (likely < Count && Compare(likely, state, name) == 0)
        {
            return likely;
        }

        var (low, high) = (0, Count - 1);
        while (low <= high)
        {
            var middle = low + (high - low) / 2;
            var order = Compare(middle, state, name);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    /// <summary>The state that the file of a row lies in.</summary>
    public WorkOrderState StateAt(int row) => (WorkOrderState)Row(row)[40];

    /// <summary>The id of the file of a row, in UTF-8.</summary>
    public ReadOnlySpan<byte> IdAt(int row)
    {
        var bytes = Row(row);
        return Part(bytes, 44, bytes[41]);
    }

    /// <summary>The stamp that the file of a row had.</summary>
    public FileStamp StampAt(int row)
    {
        var bytes = Row(row);
        return new FileStamp(
            BinaryPrimitives.ReadUInt64LittleEndian(bytes),
            BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[32..])
        );
    }

    /// <summary>Whether the file of a row is a <see cref="UsualFile"/>.</summary>
    public bool IsUsualAt(int row) => Row(row)[42] != 0;

    /// <summary>What a row leads to, as <see cref="SummaryFormat"/> reads it.</summary>
    public ReadOnlySpan<byte> BytesAt(int row)
    {
        var bytes = Row(row);
        return Part(bytes, 48, BinaryPrimitives.ReadInt32LittleEndian(bytes[52..]));
    }

    private int Compare(int number, WorkOrderState state, ReadOnlySpan<byte> name)
    {
        var order = IdAt(number).SequenceCompareTo(name);
        return order != 0 ? order : StateAt(number).CompareTo(state);
    }

    private ReadOnlySpan<byte> Row(int row) => bytes.AsSpan(HeadSize + row * RowSize, RowSize);

    /// <summary>Some bytes whose place a row has; none where that is outside of the file.</summary>
    private ReadOnlySpan<byte> Part(ReadOnlySpan<byte> row, int placeAt, int length)
    {
        var start = BinaryPrimitives.ReadInt32LittleEndian(row[placeAt..]);
        return start >= 0 && length >= 0 && (long)start + length <= bytes.Length ? bytes.AsSpan(start, length) : [];
    }
}
