using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Wo.Generators.Tests;

/// <summary>A schema file in memory. Text that is null stands for a file that cannot be read.</summary>
internal sealed class SchemaFile(string path, string? text) : AdditionalText
{
    public override string Path { get; } = path;

    public string Namespace { get; init; } = "Sample.Model";

    public string? Visibility { get; init; }

    /// <summary>Whether the project marks the file as ours.</summary>
    public bool IsMarked { get; init; } = true;

    public override SourceText? GetText(CancellationToken cancellationToken = default) =>
        text is null ? null : SourceText.From(text);
}
