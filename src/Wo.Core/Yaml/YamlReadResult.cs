using System.Diagnostics.CodeAnalysis;

namespace Wo.Core.Yaml;

/// <summary>What reading gave: a document, or the reason and the place why there is none.</summary>
public readonly record struct YamlReadResult
{
    internal YamlReadResult(YamlDocument document) => Document = document;

    internal YamlReadResult(YamlError error) => Error = error;

    /// <summary>The document of a success.</summary>
    public YamlDocument? Document { get; }

    /// <summary>The reason of a failure.</summary>
    public YamlError? Error { get; }

    /// <summary>Splits the outcome so that exactly one of the two is set.</summary>
    public bool TryGet([NotNullWhen(true)] out YamlDocument? document, [NotNullWhen(false)] out YamlError? error)
    {
        (document, error) = (Document, Error);
        return document is not null;
    }
}
