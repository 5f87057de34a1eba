namespace Wo.Engine.Diagnosis;

/// <summary>Which work orders a check has to look at.</summary>
internal enum CheckScope
{
    /// <summary>All of them, by names and records; the text of a closed one only where a lease or a dependency leads to it.</summary>
    All,

    /// <summary>
    /// What their files say. A look that must not become slower with a long history leaves closed work orders out.
    /// </summary>
    Contents,
}
