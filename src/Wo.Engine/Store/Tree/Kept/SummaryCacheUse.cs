namespace Wo.Engine.Store.Tree.Kept;

/// <summary>Whether summaries are kept between commands, and from when on that pays.</summary>
internal sealed record SummaryCacheUse
{
    /// <summary>The environment variable: <c>off</c>, or <c>always</c> where it also is to be used where it does not pay.</summary>
    public const string Variable = "WO_CACHE";

    private SummaryCacheUse() { }

    /// <summary>Where it pays.</summary>
    public static SummaryCacheUse WherePays { get; } = new();

    /// <summary>In no tree.</summary>
    public static SummaryCacheUse Off { get; } = new() { IsOn = false };

    /// <summary>In each tree, for tests.</summary>
    public static SummaryCacheUse Always { get; } = new() { FewestFiles = 1, FewestNew = 1 };

    /// <summary>Whether there is a cache at all.</summary>
    public bool IsOn { get; private init; } = true;

    /// <summary>To read fewer files costs less than to read what is kept of all.</summary>
    public int FewestFiles { get; private init; } = 128;

    /// <summary>Fewer that are new are read again at less cost than it takes to write all.</summary>
    public int FewestNew { get; private init; } = 32;

    /// <summary>What the environment says.</summary>
    /// <param name="value">The value of <see cref="Variable"/>.</param>
    public static SummaryCacheUse Of(string? value) =>
        value switch
        {
            "off" => Off,
            "always" => Always,
            _ => WherePays,
        };
}
