using System.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands;

/// <summary>Options that several verbs share, so that they are spelled and read in one way.</summary>
internal static class CommonOptions
{
    /// <summary><c>--reason</c>.</summary>
    public static Option<string?> Reason(string description) =>
        new("--reason") { Description = description, HelpName = "text" };

    /// <summary><c>--force</c>.</summary>
    public static Option<bool> Force(string description) => new("--force") { Description = description };

    /// <summary><c>--offline</c>.</summary>
    public static Option<bool> Offline() =>
        new("--offline") { Description = "Go on without shared claims; kept on record with the reason" };

    /// <summary><c>--no-cache</c>, for commands whose answer others rely on.</summary>
    public static Option<bool> NoCache() =>
        new("--no-cache") { Description = "Examine every file, whatever is known of it from earlier commands" };

    /// <summary>An option that overrides a rule, with the reason that has to come with it.</summary>
    public static Result<Override?> Override(CommandContext context, Option<bool> option, Option<string?> reason) =>
        context.Value(option)
            ? from overriding in Engine.Verbs.Override.Because(option.Name, context.Value(reason))
            select (Override?)overriding
            : (Override?)null;

    /// <summary>The value of an option that a verb cannot do without.</summary>
    public static Result<string> Required(CommandContext context, Option<string?> option) =>
        context.Value(option) is { } value && !string.IsNullOrWhiteSpace(value)
            ? value
            : UsageError.Because($"{context.Parsed.CommandResult.Command.Name} needs {option.Name}");
}
