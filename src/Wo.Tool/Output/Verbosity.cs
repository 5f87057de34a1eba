namespace Wo.Tool.Output;

/// <summary>How much a person asked to see.</summary>
internal enum Verbosity
{
    /// <summary><c>--quiet</c>: the data and nothing about it.</summary>
    Quiet,

    /// <summary>Neither option.</summary>
    Normal,

    /// <summary><c>--verbose</c>: also what was done on the way.</summary>
    Verbose,
}
