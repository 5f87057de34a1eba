using Microsoft.CodeAnalysis;

namespace Wo.Analyzers.Paths;

/// <summary>Where a value comes from, when all variables, members and calls on the way have been followed.</summary>
/// <param name="Operation">The expression that makes it; <see langword="null"/> where that is out of sight.</param>
/// <param name="Frame">The call that the expression stands in.</param>
/// <param name="IsElement">Whether the value is an element of what the expression gives.</param>
/// <param name="IsYielded">Whether the value is a sequence, and the expression gives one of its elements.</param>
/// <param name="IsGuarded">Whether it is marked as a guarded path, wherever it comes from.</param>
internal readonly record struct ValueSource(
    IOperation? Operation,
    Frame? Frame,
    bool IsElement = false,
    bool IsYielded = false,
    bool IsGuarded = false
)
{
    /// <summary>It is marked as a guarded path.</summary>
    public static ValueSource Guarded { get; } = new(null, null, IsGuarded: true);

    /// <summary>It comes from elsewhere.</summary>
    public static ValueSource Unseen { get; } = new(null, null);
}
