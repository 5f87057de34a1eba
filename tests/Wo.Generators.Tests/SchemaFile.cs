using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Wo.Core.Schema;

namespace Wo.Generators.Tests;

/// <summary>A schema file in memory. Text that is null stands for a file that cannot be read.</summary>
internal sealed class SchemaFile(string path, string? text) : AdditionalText
{
    public override string Path { get; } = path;

    public string Namespace { get; init; } = "Sample.Model";

    public string? Visibility { get; init; }

    /// <summary>What the project says of the file: as its author would, data where it names no record.</summary>
    public string Mark { get; init; } =
        text is not null && JsonTextReader.Read(text, out _)?.Get("x-wo-record") is not null ? "true" : "data";

    /// <summary>Whether the project marks the file as ours.</summary>
    public bool IsMarked { get; init; } = true;

    public override SourceText? GetText(CancellationToken cancellationToken = default) =>
        text is null ? null : SourceText.From(text);
}
