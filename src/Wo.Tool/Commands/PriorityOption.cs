using System.CommandLine;

namespace Wo.Tool.Commands;

/// <summary><c>--priority</c>, which takes the values that the schema knows.</summary>
internal static class PriorityOption
{
    private static readonly string[] Values = ["P0", "P1", "P2", "P3", "critical", "high", "medium", "low"];

    /// <summary>Declares it.</summary>
    public static Option<string?> Create(string description)
    {
        var option = new Option<string?>("--priority") { Description = description, HelpName = "P" };
        option.CompletionSources.Add(Values);
        return option;
    }

    /// <summary>What was given; <see langword="null"/> where nothing was.</summary>
    public static Result<string?> Read(CommandContext context, Option<string?> option) =>
        context.Value(option) is not { } given || Values.Contains(given)
            ? context.Value(option)
            : UsageError.Because($"unknown priority '{given}'" + TypoCorrection.DidYouMean(given, Values));
}
