using Microsoft.CodeAnalysis;

namespace Wo.Analyzers.Claims;

/// <summary>A claim that is not exclusive.</summary>
/// <param name="Operation">The call that creates.</param>
/// <param name="Name">What a person calls it.</param>
/// <param name="Path">The guarded path.</param>
/// <param name="Look">The look at what exists that comes before; <see langword="null"/> where the call looks itself.</param>
internal sealed record RacyClaim(IOperation Operation, string Name, string Path, Location? Look);
