namespace Wo.Analyzers;

/// <summary>The identifiers of the rules.</summary>
public static class RuleIds
{
    /// <summary>A raw write or append to a guarded path.</summary>
    public const string RawWrite = "WO1001";

    /// <summary>A raw delete, move, copy or replace on a guarded path.</summary>
    public const string RawChange = "WO1002";

    /// <summary>A writable stream or writer on a guarded path.</summary>
    public const string WritableStream = "WO1003";

    /// <summary>A raw file operation as a method group or delegate.</summary>
    public const string RawDelegate = "WO1004";

    /// <summary>A claim that is not exclusive.</summary>
    public const string RacyClaim = "WO1005";

    /// <summary>A raw file operation on a path of unknown origin.</summary>
    public const string UnknownOrigin = "WO1006";

    /// <summary>A session marker spelled by hand.</summary>
    public const string HandWrittenMarker = "WO1007";

    /// <summary>A guarded path that is passed to another assembly.</summary>
    public const string PassedOn = "WO1008";

    /// <summary>A setting of the rules that has no effect.</summary>
    public const string UnusableSetting = "WO1009";
}
