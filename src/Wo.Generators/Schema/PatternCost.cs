using System.Collections.Generic;

namespace Wo.Core.Schema;

/// <summary>What it may cost to match a pattern, counted part by part while the pattern is translated.</summary>
internal sealed class PatternCost
{
    /// <summary>
    /// The largest pattern that may be matched by the linear engine, in characters with repetitions written out: each of
    /// its steps may cost as much.
    /// </summary>
    public const int MaxLinearSize = 1_000;

    private const int MaxAlternatives = 8;

    // How many characters the innermost group has once its counted repetitions are written out, and apart from them those
    // of the last atom, which may be repeated; 0 where nothing can be.
    private long size;
    private long atom;
    private readonly Stack<long> sizesOutside = new();

    // What makes a backtracking engine try again: alternatives, open counts, and groups that are repeated.
    private int alternatives;
    private int openCounts;
    private bool hasAlternativesAtTop;
    private bool repeatsGroup;
    private bool isAtomGroup;

    /// <summary>How many characters the pattern has with repetitions written out; more than the limit is the limit and one.</summary>
    public int Size => (int)Math.Min(size + atom, MaxLinearSize + 1);

    /// <summary>Whether something stands before this place that can be repeated.</summary>
    public bool HasAtom => atom > 0;

    /// <summary>
    /// Whether a backtracking engine, too, takes time linear in the text: there is at most one open count, of a character
    /// and where the text begins, and there are few alternatives, so that few places can be tried again.
    /// </summary>
    /// <param name="isAnchored">Whether the pattern begins where the text does.</param>
    public bool IsCheap(bool isAnchored) =>
        !repeatsGroup
        && alternatives <= MaxAlternatives
        && (openCounts == 0 || (openCounts == 1 && isAnchored && !hasAlternativesAtTop));

    /// <summary>A character, or a set of characters.</summary>
    public void AddAtom()
    {
        isAtomGroup = false;
        Count(atom, 1);
    }

    /// <summary>What takes no character of the text.</summary>
    public void AddAssertion() => Count(atom, 0);

    /// <summary>A bar between two alternatives.</summary>
    public void AddAlternative()
    {
        alternatives++;
        hasAlternativesAtTop |= sizesOutside.Count == 0;
        AddAssertion();
    }

    /// <summary>The beginning of a group.</summary>
    public void BeginGroup()
    {
        sizesOutside.Push(size + atom);
        (size, atom) = (0, 0);
    }

    /// <summary>The end of the group that was begun last.</summary>
    /// <param name="isAssertion">Whether it takes no character of the text.</param>
    public void EndGroup(bool isAssertion)
    {
        var inner = Math.Max(size + atom, 1);
        (size, atom) = (sizesOutside.Pop(), 0);
        Count(isAssertion ? inner : 0, isAssertion ? 0 : inner);
        isAtomGroup = true;
    }

    /// <summary>A repetition of the last atom.</summary>
    public void Repeat(EcmaCounts counts)
    {
        openCounts += counts.Least == counts.Most ? 0 : 1;
        repeatsGroup |= isAtomGroup;
        var copies = counts.Most == EcmaCounts.Unbounded ? counts.Least + 1L : Math.Max(counts.Most, 1);
        Count(atom * copies, 0);
    }

    private void Count(long more, long last) =>
        (size, atom) = (Math.Min(size + more, MaxLinearSize + 1), Math.Min(last, MaxLinearSize + 1));
}
