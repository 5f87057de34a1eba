using System.Collections.Immutable;

namespace Wo.Engine.Configuration;

/// <summary>One key of <c>_ctx/policy/wo.yaml</c>, as its schema declares it.</summary>
/// <param name="Name">The key.</param>
/// <param name="Declaration">Its part of the schema, with type, range, default and description.</param>
internal sealed record ConfigurationKey(string Name, YamlMapping Declaration)
{
    /// <summary>Every key, in the order of the schema.</summary>
    // A schema is JSON, and JSON is YAML: our reader gives the values in the form in which those of the file come.
    public static ImmutableArray<ConfigurationKey> All() =>
        YamlReader.Read(SchemaTexts.Find("config")!).TryGet(out var schema, out _)
        && schema.Root is YamlMapping root
        && root.TryGet("properties", out var properties)
        && properties is YamlMapping declared
            ? [.. declared.Entries.Select(entry => new ConfigurationKey(entry.Key.Value, (YamlMapping)entry.Value))]
            : throw new InvalidOperationException("The schema of the settings cannot be read.");

    /// <summary>What holds where nothing is configured; <see langword="null"/> where that depends on the repository.</summary>
    public YamlNode? Default => Declaration.TryGet("default", out var value) ? value : null;
}
