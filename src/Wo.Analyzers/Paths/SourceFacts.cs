using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Wo.Analyzers.Paths;

/// <summary>What is known of the sources of a compilation, found when first asked for.</summary>
internal sealed class SourceFacts
{
    /// <param name="compilation">The compilation.</param>
    /// <param name="types">Its known types.</param>
    public SourceFacts(Compilation compilation, KnownTypes types)
    {
        Types = types;
        var sources = new SourceOperations(compilation);
        Uses = new UseSites(sources);
        Members = new MemberValues(sources, Uses, new Implementations(compilation));
        Parameters = new ParameterValues(sources, Uses);
        Outs = new OutValues(sources);
    }

    public KnownTypes Types { get; }

    public UseSites Uses { get; }

    public MemberValues Members { get; }

    public ParameterValues Parameters { get; }

    public OutValues Outs { get; }

    public ConditionalWeakTable<IOperation, LocalValues> Locals { get; } = new();
}
