using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Wo.Core.Yaml;

/// <summary>The core schema's tags: they are obeyed where the value fits them; any other tag is an error.</summary>
internal static class YamlTags
{
    /// <summary>Whether the tag of a mapping or sequence, if it has one, says what it is.</summary>
    public static bool Fits(NodeEvent collection) =>
        collection.Tag.IsEmpty
        || collection.Tag.Value is "!"
        || collection.Tag.Value == (collection is MappingStart ? "tag:yaml.org,2002:map" : "tag:yaml.org,2002:seq");

    /// <summary>What a scalar means, or nothing where its tag cannot be obeyed.</summary>
    public static YamlScalarKind? KindOf(Scalar scalar)
    {
        var resolved =
            scalar.Style == ScalarStyle.Plain ? YamlScalarResolver.Resolve(scalar.Value) : YamlScalarKind.String;
        if (scalar.Tag.IsEmpty)
        {
            return resolved;
        }

        // "!" is the tag of what is a string whatever it looks like.
        var wanted = scalar.Tag.Value;
        if (wanted is "!" or "tag:yaml.org,2002:str")
        {
            return YamlScalarKind.String;
        }

        resolved = YamlScalarResolver.Resolve(scalar.Value);
        return (wanted, resolved) switch
        {

            ("tag:yaml.org,2002:null", YamlScalarKind.Null)
            or
            ("tag:yaml.org,2002:bool", YamlScalarKind.Boolean)
            or
            ("tag:yaml.org,2002:int", YamlScalarKind.Integer)
            or ("tag:yaml.org,2002:float", YamlScalarKind.Number) => resolved,
            ("tag:yaml.org,2002:float", YamlScalarKind.Integer) => YamlScalarKind.Number,
            _ => null,
        };
    }
}
