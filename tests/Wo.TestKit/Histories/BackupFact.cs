namespace Wo.TestKit.Histories;

/// <summary>A backup of a work order.</summary>
/// <param name="State">The directory that it lies in.</param>
/// <param name="Name">Its file name, which carries its time.</param>
/// <param name="Doc">What is in it.</param>
internal sealed record BackupFact(string State, string Name, Doc Doc)
{
    /// <summary>A name that comes behind every time.</summary>
    public const string Newest = "~";

    /// <summary>Whether it is the copy beside the control records.</summary>
    public bool IsNewest => Name == Newest;
}
