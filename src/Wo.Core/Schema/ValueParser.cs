namespace Wo.Core.Schema;

/// <summary>Turns text into a value that has a syntax of its own, such as an identifier.</summary>
/// <typeparam name="T">The value.</typeparam>
/// <param name="text">The text.</param>
/// <param name="value">The value, where the text is one.</param>
/// <returns>Whether the text is one.</returns>
public delegate bool ValueParser<T>(string? text, out T value);
