using System.Collections.Immutable;

namespace Wo.Tool.Commands.Demo;

/// <summary>A step of the walk-through.</summary>
/// <param name="Title">What happens, in one sentence.</param>
/// <param name="Lines">The commands.</param>
internal sealed record DemoStep(string Title, ImmutableArray<DemoLine> Lines);
