namespace Wo.Tool.CommandLine;

/// <summary>Show the help page of the command in question.</summary>
/// <param name="isExplicit">
/// Whether <c>--help</c> was typed. If so, the page is shown whatever else is wrong with the command line.
/// </param>
internal sealed class HelpRequest(bool isExplicit) : RequestAction
{
    /// <summary>Whether <c>--help</c> was typed.</summary>
    public bool IsExplicit => isExplicit;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => isExplicit;
}
