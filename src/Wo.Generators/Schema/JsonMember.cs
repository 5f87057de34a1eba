namespace Wo.Core.Schema;

/// <summary>One name of a JSON object with its value.</summary>
/// <param name="Name">The name after unescaping.</param>
/// <param name="NameSpan">Where the name stands, quotes included.</param>
/// <param name="Value">The value.</param>
public sealed record JsonMember(string Name, JsonSpan NameSpan, JsonValue Value);
