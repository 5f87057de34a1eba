namespace Wo.Core.Tests.Yaml;

/// <summary>
/// Random choices as a list of numbers: a generator of anything reads them one by one, and a shorter list of smaller
/// numbers makes a simpler thing, so that failures shrink.
/// </summary>
internal sealed class Tape(int[] choices)
{
    private int next;

    /// <summary>A number from 0 up to, not including, the limit; 0 once the tape has ended.</summary>
    public int Below(int limit) => next < choices.Length ? choices[next++] % limit : 0;

    public bool Chance(int oneIn) => Below(oneIn) == oneIn - 1;

    public T Pick<T>(params ReadOnlySpan<T> options) => options[Below(options.Length)];
}
