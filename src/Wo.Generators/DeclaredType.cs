using Wo.Core.Schema;

namespace Wo.Generators;

/// <summary>A type that a schema declares.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Span">What declares it.</param>
/// <param name="Shape">Where a second, equal declaration is fine: what makes them equal.</param>
internal sealed record DeclaredType(string Name, JsonSpan Span, string? Shape);
