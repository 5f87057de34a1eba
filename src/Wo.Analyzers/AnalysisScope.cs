using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Wo.Analyzers.Claims;
using Wo.Analyzers.Concerns;
using Wo.Analyzers.FileApis;
using Wo.Analyzers.Paths;

namespace Wo.Analyzers;

/// <summary>What all looks at one compilation share: its symbols, its settings, and what was read of its sources.</summary>
internal sealed class AnalysisScope
{
    // Each rule is an analyzer of its own, so that the compiler leaves out those that are off; nothing but this lets them
    // share what they know. It lives as long as the compilation, which it says nothing about that could change.
    private static readonly ConditionalWeakTable<
        Compilation,
        ConcurrentDictionary<AnalyzerOptions, AnalysisScope>
    > Known = new();

    private readonly ConcurrentDictionary<SyntaxTree, GuardedDirectories> guarded = new();
    private readonly AnalyzerConfigOptionsProvider options;
    private readonly SourceFacts facts;

    private AnalysisScope(Compilation compilation, AnalyzerOptions options)
    {
        this.options = options.AnalyzerConfigOptionsProvider;
        Types = new KnownTypes(compilation);
        facts = new SourceFacts(compilation, Types);
        Sinks = SinkFile.Read(options.AdditionalFiles);
        Operations = new RawOperationMap(compilation, Sinks);
        Paths = new PathReader(facts);
        Claims = new RacyClaims(compilation, this);
        Concern = new Concern(compilation, Types, GuardedFrom);
    }

    /// <summary>What the rules share that look at a compilation with the same settings.</summary>
    public static AnalysisScope Of(Compilation compilation, AnalyzerOptions options) =>
        Known.GetOrCreateValue(compilation).GetOrAdd(options, key => new AnalysisScope(compilation, key));

    public KnownTypes Types { get; }

    public RawOperationMap Operations { get; }

    public PathReader Paths { get; }

    /// <summary>Raw operations that the project has named itself.</summary>
    public SinkFile Sinks { get; }

    public RacyClaims Claims { get; }

    public Concern Concern { get; }

    /// <summary>The directories that are guarded from what stands in a file.</summary>
    public GuardedDirectories GuardedFrom(SyntaxTree tree) =>
        guarded.GetOrAdd(tree, key => GuardedDirectories.Read(options.GetOptions(key)));

    /// <summary>Where a member is used in the sources.</summary>
    public IEnumerable<IOperation> UsesOf(ISymbol member) => facts.Uses.Of(member) ?? [];

    /// <summary>Whether a member belongs to a type that implements the helpers.</summary>
    public bool IsExempt(ISymbol member)
    {
        if (Types.AtomicIo is null)
        {
            return false;
        }

        for (
            var type = member as INamedTypeSymbol ?? member.ContainingType;
            type is not null;
            type = type.ContainingType
        )
        {
            foreach (var attribute in type.GetAttributes())
            {
                if (KnownTypes.Same(attribute.AttributeClass, Types.AtomicIo))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
