using System.Buffers.Binary;
using System.Text;

namespace Wo.Engine.Store.Tree.Kept;

/// <summary>
/// Makes the file of summaries, in its place in memory from the beginning. Files are added in the order of ids and, within these, of
/// states.
/// </summary>
internal sealed class KeptSummariesBuilder
{
    /// <summary>What is longer is read anew each time: few files are so odd, and the file of summaries stays small.</summary>
    private const int LongestEntry = 16 * 1024;

    private const int UsualEntry = 256;

    private readonly KeptBytesWriter file;
    private readonly KeptBytesWriter entry = new();
    private readonly int entriesAt;
    private int count;

    /// <summary>Begins one.</summary>
    /// <param name="most">How many files there may be; rows of files that cannot be kept stay empty.</param>
    public KeptSummariesBuilder(int most)
    {
        file = new((int)Math.Min((long)(UsualEntry + KeptSummaries.RowSize) * (most + 1), 1 << 28));
        file.Reserve(KeptSummaries.HeadSize + most * KeptSummaries.RowSize);
        entriesAt = file.Length;
    }

    /// <summary>The largest file of summaries for so many work orders.</summary>
    public static int MaxBytes(int count) =>
        (int)Math.Min(1 << 30, (long)(count + 256) * (KeptSummaries.RowSize + LongestEntry));

    /// <summary>Adds what was found out about a file.</summary>
    /// <param name="state">The state that it lies in.</param>
    /// <param name="id">Its id.</param>
    /// <param name="stamp">Its stamp.</param>
    /// <param name="isUsual">Whether it is a <see cref="UsualFile"/>.</param>
    /// <param name="summary">Its summary.</param>
    /// <param name="examined">What is wrong with it, where that is known; left out where it is too much to keep.</param>
    public void Add(
        WorkOrderState state,
        WorkOrderId id,
        FileStamp stamp,
        bool isUsual,
        WorkOrderSummary summary,
        ExaminedFile? examined
    )
    {
        if (TryWrite(summary, examined) || (examined is not null && TryWrite(summary, examined: null)))
        {
            Add(state, id, stamp, isUsual, entry.Written);
        }
    }

    /// <summary>Adds what was written before.</summary>
    public void Add(WorkOrderState state, WorkOrderId id, FileStamp stamp, bool isUsual, ReadOnlySpan<byte> written)
    {
        var nameLength = Encoding.UTF8.GetByteCount(id.Value);
        if (written.Length > LongestEntry || nameLength > KeptSummaries.LongestName)
        {
            return;
        }

        var nameAt = file.Length;
        file.Plain(id.Value, nameLength);
        var writtenAt = file.Length;
        file.Raw(written);
        var row = RowsAt(count++, 1);
        BinaryPrimitives.WriteUInt64LittleEndian(row, stamp.Device);
        BinaryPrimitives.WriteUInt64LittleEndian(row[8..], stamp.Inode);
        BinaryPrimitives.WriteInt64LittleEndian(row[16..], stamp.Size);
        BinaryPrimitives.WriteInt64LittleEndian(row[24..], stamp.Modified);
        BinaryPrimitives.WriteInt64LittleEndian(row[32..], stamp.Changed);
        row[40] = (byte)state;
        row[41] = (byte)nameLength;
        row[42] = isUsual ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32LittleEndian(row[44..], nameAt);
        BinaryPrimitives.WriteInt32LittleEndian(row[48..], writtenAt);
        BinaryPrimitives.WriteInt32LittleEndian(row[52..], written.Length);
    }

    /// <summary>Adds all of another one, whose files come behind these.</summary>
    public void Add(KeptSummariesBuilder next)
    {
        var moved = file.Length - next.entriesAt;
        file.Raw(next.file.Written[next.entriesAt..]);
        var rows = RowsAt(count, next.count);
        next.RowsAt(0, next.count).CopyTo(rows);
        count += next.count;
        for (; !rows.IsEmpty; rows = rows[KeptSummaries.RowSize..])
        {
            Move(rows[44..], moved);
            Move(rows[48..], moved);
        }
    }

    /// <summary>The whole file, until more is added.</summary>
    /// <param name="key">What it begins with.</param>
    /// <param name="now">The time.</param>
    public ReadOnlySpan<byte> Build(ReadOnlySpan<byte> key, DateTimeOffset now)
    {
        var head = file.At(0, KeptSummaries.HeadSize);
        key.CopyTo(head);
        BinaryPrimitives.WriteInt64LittleEndian(head[SummaryKey.Size..], now.UtcTicks);
        BinaryPrimitives.WriteInt32LittleEndian(head[(SummaryKey.Size + 8)..], count);
        var checksum = Checksum.Of(file.Written);
        var end = file.Length;
        file.Reserve(KeptSummaries.ChecksumSize);
        BinaryPrimitives.WriteUInt64LittleEndian(file.At(end, KeptSummaries.ChecksumSize), checksum);
        return file.Written;
    }

    /// <summary>Writes an entry, where it can be kept.</summary>
    private bool TryWrite(WorkOrderSummary summary, ExaminedFile? examined)
    {
        entry.Clear();
        try
        {
            SummaryFormat.Write(entry, summary, examined);
            return entry.Length <= LongestEntry;
        }
        catch (EncoderFallbackException)
        {
            return false; // YAML can spell half a character; no other form keeps it
        }
    }

    private static void Move(Span<byte> place, int by) =>
        BinaryPrimitives.WriteInt32LittleEndian(place, BinaryPrimitives.ReadInt32LittleEndian(place) + by);

    private Span<byte> RowsAt(int first, int number) =>
        file.At(KeptSummaries.HeadSize + first * KeptSummaries.RowSize, number * KeptSummaries.RowSize);
}
