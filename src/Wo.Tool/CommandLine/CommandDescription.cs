using System.Collections.Immutable;
using System.CommandLine;

namespace Wo.Tool.CommandLine;

/// <summary>What there is to say about one command, made from its declaration: for help, manual page and reference.</summary>
/// <param name="Line">As it is typed: <c>wo session intent</c>.</param>
/// <param name="Command">Its declaration.</param>
internal sealed record CommandDescription(string Line, Command Command)
{
    /// <summary>One sentence.</summary>
    public string Summary => Command.Description ?? Line;

    /// <summary>The arguments in their order.</summary>
    public ImmutableArray<HelpEntry> Arguments =>
        [.. Command.Arguments.Where(argument => !argument.Hidden).Select(HelpEntry.Of)];

    /// <summary>Its own options.</summary>
    public ImmutableArray<HelpEntry> Options =>
        [.. Command.Options.Where(option => option is { Hidden: false, Recursive: false }).Select(HelpEntry.Of)];

    /// <summary>The commands below it.</summary>
    public ImmutableArray<HelpEntry> Subcommands =>
        [.. Command.Subcommands.Where(known => !known.Hidden).Select(HelpEntry.Of)];

    /// <summary>Lines that show how it is used. <c>wo</c> itself shows the most common use of each command.</summary>
    public ImmutableArray<CommandExample> Examples =>
        Command is DeclaredCommand declared
            ? declared.Node.Examples
            : [.. Command.Subcommands.OfType<DeclaredCommand>().Select(known => known.Node.Examples[0])];

    /// <summary>Its form in one line.</summary>
    public string Usage =>
        string.Join(
            ' ',
            [
                Line,
                .. Subcommands.IsEmpty ? Array.Empty<string>() : ["<command>"],
                .. Arguments.Select(argument => argument.Label),
                .. Command.Options.Where(option => option.Required).Select(option => HelpEntry.Of(option).Label),
                "[options]",
            ]
        );

    /// <summary>It and the commands below it that do something, in the order of the declarations.</summary>
    public IEnumerable<CommandDescription> Verbs() =>
        Command.Subcommands.Count == 0
            ? [this]
            : Command
                .Subcommands.Where(known => !known.Hidden)
                .SelectMany(known => new CommandDescription($"{Line} {known.Name}", known).Verbs());
}
