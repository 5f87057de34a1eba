namespace Wo.Engine.Store.Tree.Kept;

/// <summary>What looks at files found out before it was known which files there are. They count for one reading.</summary>
/// <param name="kept">What is kept of the files.</param>
/// <param name="reading">The reading.</param>
internal sealed class LooksAhead(KeptSummaries kept, int reading)
{
    private readonly bool[] isSame = new bool[kept.Count];

    /// <summary>Looks at one file after the other, in the order of rows.</summary>
    /// <param name="views">The state directories.</param>
    /// <param name="goOn">Asked before each look.</param>
    /// <exception cref="StorageException">A file cannot be looked at; those before it were.</exception>
    public void Look(StateViews views, Func<bool> goOn)
    {
        for (var row = 0; row < isSame.Length && goOn(); row++)
        {
            isSame[row] = FileStamp.Of(views.Look(kept.StateAt(row), kept.IdAt(row))) == kept.StampAt(row);
        }
    }

    /// <summary>Whether the file of a row was looked at in a reading, and has the stamp that is kept. A no may be for want of a look.</summary>
    public bool IsSame(KeptSummaries of, int inReading, int row) =>
        of == kept && inReading == reading && Volatile.Read(ref isSame[row]);
}
