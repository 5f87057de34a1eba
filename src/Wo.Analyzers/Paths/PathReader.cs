using Microsoft.CodeAnalysis;

namespace Wo.Analyzers.Paths;

/// <summary>
/// Reads what can be known of a path from the expression that gives it: the one place that knows where paths come from.
/// </summary>
/// <param name="facts">What is known of the sources.</param>
internal sealed class PathReader(SourceFacts facts)
{
    /// <summary>The texts that a path, or a file object that stands for one, may have.</summary>
    public PathTexts Read(IOperation path) => new PathReading(facts).Read(path, frame: null);

    /// <summary>Where a value comes from that is no path.</summary>
    public IReadOnlyList<ValueSource> Sources(IOperation value) => new SourceWalk(facts).Of(value, frame: null);
}
