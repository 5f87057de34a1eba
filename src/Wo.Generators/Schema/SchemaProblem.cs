namespace Wo.Core.Schema;

/// <summary>One reason why schema text could not be used, with the place.</summary>
/// <param name="Kind">Which kind of reason.</param>
/// <param name="Message">One line for people.</param>
/// <param name="Span">Where in the text.</param>
internal sealed record SchemaProblem(SchemaProblemKind Kind, string Message, JsonSpan Span);
