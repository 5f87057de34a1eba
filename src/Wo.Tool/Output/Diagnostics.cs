namespace Wo.Tool.Output;

/// <summary>What goes to standard error: warnings, failures, and what <c>--verbose</c> tells.</summary>
/// <param name="error">Standard error.</param>
/// <param name="silent">
/// Whether to write nothing: with <c>--json --quiet</c>, where everything is in the object on standard output.
/// </param>
internal sealed class Diagnostics(TextOutput error, bool silent)
{
    private readonly List<string> warnings = [];

    /// <summary>The warnings so far, for the object on standard output.</summary>
    public IReadOnlyList<string> Warnings => warnings;

    /// <summary>Something is not as it should be, but the command goes on.</summary>
    public void Warning(string message)
    {
        warnings.Add(message);
        if (!silent)
        {
            error.Line(("warning: ", TextStyle.Warning), message);
        }
    }

    /// <summary>What people may want to know who see no data; nothing with <c>--quiet</c>.</summary>
    public void Remark(string message) => error.Note((message, TextStyle.Faint));

    /// <summary>What happens to a command that was asked to stop; shown even with <c>--quiet</c>.</summary>
    public void Notice(string message) => error.Line(message);

    /// <summary>A line that only <c>--verbose</c> shows.</summary>
    public void Detail(string message) => error.Detail((message, TextStyle.Faint));

    /// <summary>The error card.</summary>
    public void Failure(WoError failure)
    {
        if (!silent)
        {
            ErrorCard.Write(error, failure);
        }
    }
}
