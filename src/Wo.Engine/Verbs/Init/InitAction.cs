namespace Wo.Engine.Verbs.Init;

/// <summary>What initialising did with one path.</summary>
internal enum InitAction
{
    /// <summary>Nothing was there.</summary>
    Created,

    /// <summary>Something was there and was left as it is.</summary>
    Kept,

    /// <summary>Missing lines were appended; the others are as they were.</summary>
    Extended,
}
