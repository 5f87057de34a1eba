using Wo.Core.Schema;

namespace Wo.Generators.Model;

/// <summary>Something that keeps a schema from becoming source.</summary>
/// <param name="IsCollision">Whether two things have one name; else the schema asks for what is not supported.</param>
/// <param name="Message">One line for people.</param>
/// <param name="Span">Where.</param>
internal sealed record ModelProblem(bool IsCollision, string Message, JsonSpan Span);
