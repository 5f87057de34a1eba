namespace Wo.Engine.Lint;

/// <summary>Some of the positions in a glob, each once.</summary>
internal sealed class GlobPositions(int count)
{
    private readonly int[] items = new int[count];
    private readonly bool[] has = new bool[count];
    private int used;

    /// <summary>The positions, in the order in which they were added.</summary>
    public ReadOnlySpan<int> Items => items.AsSpan(0, used);

    /// <summary>Whether a position is one of them.</summary>
    public bool Has(int position) => has[position];

    /// <summary>Adds a position.</summary>
    /// <returns>Whether it was not there.</returns>
    public bool Add(int position)
    {
        if (has[position])
        {
            return false;
        }

        items[used++] = position;
        return has[position] = true;
    }

    /// <summary>Takes all of them away.</summary>
    public void Clear()
    {
        foreach (var position in Items)
        {
            has[position] = false;
        }

        used = 0;
    }
}
