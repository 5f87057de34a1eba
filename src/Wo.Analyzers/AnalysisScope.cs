using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
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

    private AnalysisScope(Compilation compilation, AnalyzerConfigOptionsProvider options)
    {
        this.options = options;
        Types = new KnownTypes(compilation);
        Operations = new RawOperationMap(compilation);
        Paths = new PathReader(Types, new MemberValues(compilation));
        Concern = new Concern(compilation, Types, GuardedFrom);
    }

    /// <summary>What the rules share that look at a compilation with the same settings.</summary>
    public static AnalysisScope Of(Compilation compilation, AnalyzerOptions options) =>
        Known
            .GetOrCreateValue(compilation)
            .GetOrAdd(options, key => new AnalysisScope(compilation, key.AnalyzerConfigOptionsProvider));

    public KnownTypes Types { get; }

    public RawOperationMap Operations { get; }

    public PathReader Paths { get; }

    public Concern Concern { get; }

    /// <summary>The directories that are guarded from what stands in a file.</summary>
    public GuardedDirectories GuardedFrom(SyntaxTree tree) =>
        guarded.GetOrAdd(tree, key => GuardedDirectories.Read(options.GetOptions(key)));

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
