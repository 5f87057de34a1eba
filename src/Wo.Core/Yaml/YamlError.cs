using Wo.Core.Errors;

namespace Wo.Core.Yaml;

/// <summary>Why YAML could not be read, and where.</summary>
/// <param name="Message">What is wrong and, where it is not obvious, what to do.</param>
/// <param name="Position">Where the problem was noticed.</param>
public sealed record YamlError(string Message, YamlPosition Position)
{
    /// <summary>The same as an error card's value, in the form <c>file:line:column: message</c>.</summary>
    /// <param name="file">The file as the user knows it.</param>
    public WoError ToWoError(string file) => new(ErrorCodes.Unreadable, $"{file}:{Position}: {Message}");

    /// <inheritdoc/>
    public override string ToString() => $"{Position}: {Message}";
}
