using System.Buffers.Binary;
using System.Text;

namespace Wo.Engine.Store.Tree.Kept;

/// <summary>Makes the file of summaries. Files are added in the order of ids and, within these, of states.</summary>
/// <param name="most">How many files there may be.</param>
internal sealed class KeptSummariesBuilder(int most)
{
    /// <summary>What is longer is read anew each time: few files are so odd, and the file of summaries stays small.</summary>
    private const int LongestEntry = 16 * 1024;

    private const int UsualEntry = 256;

    private readonly byte[] rows = new byte[most * KeptSummaries.RowSize];
    private readonly KeptBytesWriter texts = new((int)Math.Min((long)UsualEntry * (most + 1), 1 << 28));
    private readonly KeptBytesWriter entry = new();
    private int count;

    /// <summary>The largest file of summaries for so many work orders.</summary>
    public static int MaxBytes(int count) =>
        (int)Math.Min(1 << 30, (long)(count + 256) * (KeptSummaries.RowSize + LongestEntry));

    /// <summary>Adds what was found out about a file.</summary>
    /// <param name="state">The state that it lies in.</param>
    /// <param name="id">Its id.</param>
    /// <param name="stamp">Its stamp.</param>
    /// <param name="summary">Its summary.</param>
    /// <param name="examined">What is wrong with it, where that is known; left out where it is too much to keep.</param>
    public void Add(
        WorkOrderState state,
        WorkOrderId id,
        FileStamp stamp,
        WorkOrderSummary summary,
        ExaminedFile? examined
    )
    {
        if (TryWrite(summary, examined) || (examined is not null && TryWrite(summary, examined: null)))
        {
            Add(state, id, stamp, entry.Written);
        }
    }

    /// <summary>Adds what was written before.</summary>
    public void Add(WorkOrderState state, WorkOrderId id, FileStamp stamp, ReadOnlySpan<byte> written)
    {
        var name = Encoding.UTF8.GetBytes(id.Value);
        if (written.Length > LongestEntry || name.Length > byte.MaxValue)
        {
            return;
        }

        var row = rows.AsSpan(count++ * KeptSummaries.RowSize, KeptSummaries.RowSize);
        BinaryPrimitives.WriteUInt64LittleEndian(row, stamp.Device);
        BinaryPrimitives.WriteUInt64LittleEndian(row[8..], stamp.Inode);
        BinaryPrimitives.WriteInt64LittleEndian(row[16..], stamp.Size);
        BinaryPrimitives.WriteInt64LittleEndian(row[24..], stamp.Modified);
        BinaryPrimitives.WriteInt64LittleEndian(row[32..], stamp.Changed);
        row[40] = (byte)state;
        row[41] = (byte)name.Length;
        BinaryPrimitives.WriteInt32LittleEndian(row[44..], texts.Length);
        texts.Raw(name);
        BinaryPrimitives.WriteInt32LittleEndian(row[48..], texts.Length);
        BinaryPrimitives.WriteInt32LittleEndian(row[52..], written.Length);
        texts.Raw(written);
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

    /// <summary>The whole file.</summary>
    /// <param name="key">What it begins with.</param>
    /// <param name="now">The time.</param>
    public byte[] Build(ReadOnlySpan<byte> key, DateTimeOffset now)
    {
        var start = KeptSummaries.HeadSize + count * KeptSummaries.RowSize;
        var file = new byte[start + texts.Length + KeptSummaries.ChecksumSize];
        key.CopyTo(file);
        BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(SummaryKey.Size), now.UtcTicks);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(SummaryKey.Size + 8), count);
        for (var row = 0; row < count; row++)
        {
            var from = rows.AsSpan(row * KeptSummaries.RowSize, KeptSummaries.RowSize);
            foreach (var place in (ReadOnlySpan<int>)[44, 48])
            {
                var inTexts = BinaryPrimitives.ReadInt32LittleEndian(from[place..]);
                BinaryPrimitives.WriteInt32LittleEndian(from[place..], start + inTexts);
            }
        }

        rows.AsSpan(0, count * KeptSummaries.RowSize).CopyTo(file.AsSpan(KeptSummaries.HeadSize));
        texts.Written.CopyTo(file.AsSpan(start));
        var content = file.AsSpan(0, file.Length - KeptSummaries.ChecksumSize);
        BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(content.Length), Checksum.Of(content));
        return file;
    }
}
