namespace Wo.EndToEnd.Tests.NextSteps;

/// <summary>A command that an answer proposes.</summary>
/// <param name="Line">As it is printed.</param>
/// <param name="IsCheck">Whether it stands below <c>VERIFY</c>: it says whether the problem is gone, and does not end it.</param>
internal sealed record PrintedStep(string Line, bool IsCheck)
{
    private const string Placeholder = "…";
    private const string Filling = "filled in by the test";

    /// <summary>As a reader would type it, with a text of their own in place of each <c>…</c>.</summary>
    public string Typed => Line.Replace(Placeholder, Filling, StringComparison.Ordinal);

    /// <summary>Whether it is a command of the tool, whose exit code 2 says that it does not parse.</summary>
    public bool IsOwn => Line.StartsWith("wo ", StringComparison.Ordinal);

    /// <summary>Whether it shows a help page, which is the same in every situation.</summary>
    public bool IsHelp => IsOwn && Line.EndsWith(" --help", StringComparison.Ordinal);

    /// <summary>The same in every run of the tests: with <c>@</c> for the directory around the repository.</summary>
    public string NameIn(string surroundings) => Line.Replace(surroundings, "@", StringComparison.Ordinal);
}
