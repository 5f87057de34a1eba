using System.CommandLine;

namespace Wo.Tool.CommandLine;

/// <summary>Declares options with a value, in one line each.</summary>
internal static class ValueOption
{
    /// <summary>What help adds to the description of one that may be repeated.</summary>
    public const string Repeated = "; may be repeated";

    /// <summary>One that is given once.</summary>
    /// <param name="name">As it is typed.</param>
    /// <param name="value">What a value is called in help.</param>
    /// <param name="description">What help says of it.</param>
    /// <param name="kind">What a value is.</param>
    public static Option<string?> One(string name, string value, string description, ValueKind kind = ValueKind.Free) =>
        new KnownOption<string?>(name, kind) { Description = description, HelpName = value };

    /// <summary>One that may be repeated.</summary>
    /// <inheritdoc cref="One"/>
    public static Option<string[]> Many(
        string name,
        string value,
        string description,
        ValueKind kind = ValueKind.Free
    ) => new KnownOption<string[]>(name, kind) { Description = description + Repeated, HelpName = value };
}
