using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Wo.Analyzers.Concerns;

/// <summary>What may come into a compilation from the assemblies that it refers to.</summary>
/// <param name="compilation">The compilation.</param>
/// <param name="ours">Our library; <see langword="null"/> where it is not referred to.</param>
internal sealed class References(Compilation compilation, IAssemblySymbol? ours)
{
    // An assembly is read once, for all compilations of a process.
    private static readonly ConditionalWeakTable<ModuleMetadata, string[]> Known = new();

    /// <summary>The texts of the constants that can be referred to, other than those of our library.</summary>
    public IEnumerable<string> Constants() =>
        Others()
            .Select(module => module.GetMetadata())
            .OfType<ModuleMetadata>()
            .SelectMany(metadata => Known.GetValue(metadata, Read));

    /// <summary>The sources of the projects that can be referred to, where an editor knows them as such.</summary>
    public IEnumerable<SyntaxTree> Sources() =>
        compilation
            .References.OfType<CompilationReference>()
            .Where(reference => reference.Compilation.AssemblyName != ours?.Name)
            .SelectMany(reference => reference.Compilation.SyntaxTrees);

    private IEnumerable<IModuleSymbol> Others() =>
        compilation
            .SourceModule.ReferencedAssemblySymbols.Where(assembly => !KnownTypes.Same(assembly, ours))
            .SelectMany(assembly => assembly.Modules);

    private static string[] Read(ModuleMetadata metadata)
    {
        var reader = metadata.GetMetadataReader();
        var texts = new List<string>();
        for (var row = 1; row <= reader.GetTableRowCount(TableIndex.Constant); row++)
        {
            var constant = reader.GetConstant(MetadataTokens.ConstantHandle(row));
            if (constant.TypeCode == ConstantTypeCode.String)
            {
                var value = reader.GetBlobReader(constant.Value);
                texts.Add(value.ReadUTF16(value.Length));
            }
        }

        return [.. texts];
    }
}
