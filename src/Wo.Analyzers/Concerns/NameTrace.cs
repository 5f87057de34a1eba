namespace Wo.Analyzers.Concerns;

/// <summary>What a text holds of a name that may be put together from several texts.</summary>
[Flags]
internal enum NameTrace
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It ends with the first characters of the name.</summary>
    Beginning = 1,

    /// <summary>It begins with the last characters of the name.</summary>
    End = 2,

    /// <summary>The whole name, or both ends of it.</summary>
    Whole = Beginning | End,
}
