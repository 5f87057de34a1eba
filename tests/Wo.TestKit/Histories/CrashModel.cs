namespace Wo.TestKit.Histories;

/// <summary>
/// What a command may leave behind that dies at any of its steps: the states between its beginning and its end, as the
/// protocol has them.
/// </summary>
internal static class CrashModel
{
    /// <summary>Every state that may be found; the lock mirror may be that of before or of after in each.</summary>
    /// <param name="before">The work order before.</param>
    /// <param name="after">The work order as the command would have left it.</param>
    public static IEnumerable<Facts> Between(Facts before, Facts after)
    {
        yield return before;
        if (after == before)
        {
            yield break;
        }

        // A lease is put on record first; one that ends stays until the end.
        var leased =
            after.Lease is not null && after.Lease != before.Lease
                ? before with
                {
                    HasRecord = true,
                    Lease = after.Lease,
                }
                : before;
        yield return leased;
        var (from, to) = (before.Files.Keys.SingleOrDefault(), after.Files.Keys.SingleOrDefault());
        if (from is not null && to is not null && from != to)
        {
            var intended = leased with { HasRecord = true, Intent = new IntentFact(from, to) };
            yield return intended;
            yield return intended.Move(null, from, after.Files[to]);
            yield return intended.Move(from, to, after.Files[to]);
        }

        yield return after;
    }
}
