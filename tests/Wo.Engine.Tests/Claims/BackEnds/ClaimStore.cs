using Wo.Engine.Configuration;

namespace Wo.Engine.Tests.Claims.BackEnds;

/// <summary>
/// Where registers lie, as the test sees it: it reads and writes them without the product, and disturbs the way there. All
/// that differs between back ends in tests of claims.
/// </summary>
internal abstract class ClaimStore : IDisposable
{
    /// <summary>What the settings of a clone say; each clone has a way of its own there.</summary>
    public abstract ClaimsSettings SettingsOf(string clone);

    /// <summary>The bytes in a register; <see langword="null"/> where there is none.</summary>
    public abstract byte[]? Read(string id);

    /// <summary>Writes anything in its place.</summary>
    public abstract void Write(string id, string content);

    /// <summary>Removes it.</summary>
    public abstract void Remove(string id);

    /// <summary>How many times it was changed since it was made.</summary>
    public abstract int Changes(string id);

    /// <summary>All that lies there of a register, for looking whether something is in it.</summary>
    public abstract string Everything(string id);

    /// <summary>No clone reaches it any more.</summary>
    public abstract void GoAway();

    /// <summary>Breaks the way of one clone.</summary>
    public abstract void Disturb(TestClone clone, Disturbance disturbance);

    /// <summary>The way is as before.</summary>
    public abstract void Mend(TestClone clone);

    /// <summary>Renews a register before each look of a clone, as a holder does.</summary>
    /// <returns>How many looks there were.</returns>
    public abstract Func<int> RenewAtEachLook(TestClone clone, string id);

    /// <summary>Makes looks of a clone hang; it gives them up after a second.</summary>
    public abstract void HangAtLooks(TestClone clone);

    /// <summary>Makes looks of a clone hang until it is asked to stop.</summary>
    /// <returns>Whether one does.</returns>
    public abstract Func<bool> HangUntilAsked(TestClone clone, TimeSpan grace, CancellationToken askedToStop);

    public abstract void Dispose();
}
