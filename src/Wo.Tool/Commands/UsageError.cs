namespace Wo.Tool.Commands;

/// <summary>A command line that parses and yet makes no sense. The edge adds which help page to read.</summary>
internal static class UsageError
{
    /// <summary>The error.</summary>
    /// <param name="problem">What is wrong with the command line, in one line.</param>
    public static WoError Because(string problem) => new(Problem.Usage, problem);
}
