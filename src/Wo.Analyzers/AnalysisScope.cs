using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Wo.Analyzers.FileApis;
using Wo.Analyzers.Paths;

namespace Wo.Analyzers;

/// <summary>What all looks at one compilation share: its symbols, its settings, and what was read of its sources.</summary>
internal sealed class AnalysisScope
{
    private readonly ConcurrentDictionary<SyntaxTree, GuardedDirectories> guarded = new();
    private readonly AnalyzerConfigOptionsProvider options;

    /// <param name="compilation">The compilation.</param>
    /// <param name="options">Its settings.</param>
    public AnalysisScope(Compilation compilation, AnalyzerConfigOptionsProvider options)
    {
        this.options = options;
        Types = new KnownTypes(compilation);
        Operations = new RawOperationMap(compilation);
        Paths = new PathReader(Types, new MemberValues(compilation));
        Concern = new Concern(compilation, GuardedFrom);
    }

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
