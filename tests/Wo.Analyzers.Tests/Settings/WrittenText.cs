using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Wo.Analyzers.Tests.Settings;

/// <summary>An additional file.</summary>
/// <param name="path">Its path.</param>
/// <param name="text">Its text.</param>
internal sealed class WrittenText(string path, string text) : AdditionalText
{
    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
}
