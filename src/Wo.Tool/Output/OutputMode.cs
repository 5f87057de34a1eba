namespace Wo.Tool.Output;

/// <summary>The options that decide the form of the answer.</summary>
/// <param name="Json">One JSON object on standard output, whatever happens.</param>
/// <param name="Verbosity">How much to print for people.</param>
/// <param name="NoColor">No colour even on a terminal.</param>
/// <param name="ForShell">A shell runs what is printed: a failure has to be one there, too.</param>
internal sealed record OutputMode(bool Json, Verbosity Verbosity, bool NoColor, bool ForShell)
{
    public const string ExportOption = "--export";
    public const string JsonOption = "--json";
    public const string QuietOption = "--quiet";
    public const string ShortQuietOption = "-q";
    public const string VerboseOption = "--verbose";
    public const string ShortVerboseOption = "-v";
    public const string NoColorOption = "--no-color";

    /// <summary>
    /// Reads the mode from the raw arguments. The parser is not asked: the mode must be known also where the command
    /// line does not parse, and where the parser itself fails.
    /// </summary>
    public static OutputMode From(ReadOnlySpan<string> arguments)
    {
        int end = arguments.IndexOf("--");
        ReadOnlySpan<string> options = end < 0 ? arguments : arguments[..end];
        return new OutputMode(
            options.Contains(JsonOption),
            IsQuiet(options) ? Verbosity.Quiet
                : IsVerbose(options) ? Verbosity.Verbose
                : Verbosity.Normal,
            options.Contains(NoColorOption),
            options.Contains(ExportOption)
        );
    }

    /// <summary>Whether options, in either spelling, ask for nothing but the data.</summary>
    public static bool IsQuiet(ReadOnlySpan<string> options) =>
        options.Contains(QuietOption) || options.Contains(ShortQuietOption);

    /// <summary>Whether options, in either spelling, ask for more.</summary>
    public static bool IsVerbose(ReadOnlySpan<string> options) =>
        options.Contains(VerboseOption) || options.Contains(ShortVerboseOption);
}
