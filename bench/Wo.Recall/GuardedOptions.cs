using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Wo.Recall;

/// <summary>Settings by which all files guard the same directories.</summary>
/// <param name="directories">The value of <c>wo_guarded_directories</c>.</param>
internal sealed class GuardedOptions(string directories) : AnalyzerConfigOptionsProvider
{
    private readonly Options options = new(directories);

    public override AnalyzerConfigOptions GlobalOptions => options;

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => options;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => options;

    private sealed class Options(string directories) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == "wo_guarded_directories" ? directories : null;
            return value is not null;
        }
    }
}
