using System.Collections.Immutable;

namespace Wo.Tool.CommandLine;

/// <summary>
/// The grammar of <c>wo</c>, as much of it as is needed: to declare all commands takes a twentieth of the time of most of them.
/// </summary>
/// <param name="all">Makes all commands.</param>
/// <param name="find">Makes the one of a name; <see langword="null"/> where none has it.</param>
internal sealed class CommandLines(Func<ImmutableArray<CommandNode>> all, Func<string, CommandNode?> find)
{
    private readonly Dictionary<string, ToolCommandLine> ofOne = new(StringComparer.Ordinal);
    private ToolCommandLine? whole;

    /// <summary>The grammar with all commands.</summary>
    public ToolCommandLine Whole => whole ??= new ToolCommandLine(all());

    /// <summary>The grammar with the command that the first word names, or with all where it names none.</summary>
    public ToolCommandLine For(IReadOnlyList<string> words)
    {
        if (whole is not null || RequestWords.FirstIn(words) is not (>= 0 and var place))
        {
            return Whole;
        }

        var name = words[place];
        if (ofOne.TryGetValue(name, out var known))
        {
            return known;
        }

        return find(name) is { } command ? ofOne[name] = new ToolCommandLine([command]) : Whole;
    }
}
