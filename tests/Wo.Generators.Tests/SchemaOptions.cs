using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Wo.Generators.Tests;

/// <summary>What the build says about files: the metadata of their items.</summary>
internal sealed class SchemaOptions(string rootNamespace) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } =
        new Values(new() { ["build_property.RootNamespace"] = rootNamespace });

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values([]);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile)
    {
        var values = new Dictionary<string, string>();
        if (textFile is SchemaFile { IsMarked: true } file)
        {
            values["build_metadata.AdditionalFiles.WoSchema"] = file.Mark;
            values["build_metadata.AdditionalFiles.WoNamespace"] = file.Namespace;
            values["build_metadata.AdditionalFiles.WoVisibility"] = file.Visibility ?? "";
        }

        return new Values(values);
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) =>
            values.TryGetValue(key, out value);
    }
}
