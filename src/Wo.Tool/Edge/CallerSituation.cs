using Wo.Tool.CommandLine;
using Wo.Tool.Commands;

namespace Wo.Tool.Edge;

/// <summary>What the caller typed, and where they stand: a command proposed to them has to work from there.</summary>
/// <param name="context">That of the command they run; <see langword="null"/> where they run none.</param>
internal sealed class CallerSituation(CommandContext? context)
{
    /// <summary>The options by which the caller said who they are, with their values.</summary>
    public IEnumerable<(string Option, string Value)> Identity =>
        context is null
            ? []
            : context
                .Parsed.CommandResult.Command.Options.OfType<IdentityOption>()
                .Select(option => (option.Name, context.Value(option) ?? ""))
                .Where(option => option.Item2.Length > 0);

    /// <summary>The value of <c>--root</c>, as it was typed.</summary>
    public string? Root => context?.Root;

    /// <summary>Absolute path of the state root, where it was found and is not where the caller stands.</summary>
    public string? StateRootElsewhere =>
        context?.StateRoot is { } root && root != WorkingDirectory(context) ? root : null;

    private static string? WorkingDirectory(CommandContext context)
    {
        try
        {
            return context.Environment.WorkingDirectory();
        }
        catch (IOException)
        {
            // It was removed under the process, so that no path is relative to it.
            return null;
        }
    }
}
