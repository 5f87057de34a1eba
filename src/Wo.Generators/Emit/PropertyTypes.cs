using System.Globalization;
using Wo.Core.Schema;
using Wo.Generators.Model;

namespace Wo.Generators.Emit;

/// <summary>Spells the C# types of properties.</summary>
internal static class PropertyTypes
{
    /// <summary>The type without its question mark.</summary>
    public static string Bare(PropertyModel property) =>
        property.Kind switch
        {
            PropertyKind.Text or PropertyKind.Timestamp or PropertyKind.ObjectId => "string",
            PropertyKind.Whole => "long",
            PropertyKind.Number => "double",
            PropertyKind.Flag => "bool",
            PropertyKind.TextList => "IReadOnlyList<string>",
            PropertyKind.RecordList => $"IReadOnlyList<{property.TypeName}>",
            PropertyKind.TextMap => "IReadOnlyDictionary<string, string>",
            _ => property.TypeName!,
        };

    /// <summary>Whether the type is a struct, so that its nullable form has a <c>Value</c>.</summary>
    public static bool IsStruct(PropertyModel property) =>
        property.Kind is PropertyKind.Whole or PropertyKind.Number or PropertyKind.Flag or PropertyKind.Identifier;

    /// <summary>The value of an absent key, or <see langword="null"/> where that is what the type starts as.</summary>
    public static string? Initial(PropertyModel property) =>
        property.Default is { } value ? Literal(value)
        : property.IsRequired ? null
        : property.Kind == PropertyKind.TextMap ? "new Dictionary<string, string>()"
        : property.IsList ? "[]"
        : null;

    public static string Declaration(PropertyModel property)
    {
        var required = property.IsRequired ? "required " : "";
        var nullable = property.IsNullable ? "?" : "";
        var initial = Initial(property) is { } value and not ("0" or "false") ? $" = {value};" : "";
        return $"public {required}{Bare(property)}{nullable} {property.Name} {{ get; init; }}{initial}";
    }

    private static string Literal(JsonValue value) =>
        value.Kind switch
        {
            JsonKind.String => Literals.Text(value.Text),
            JsonKind.Array => "[" + string.Join(", ", value.Items.Select(Literal)) + "]",
            JsonKind.Number => Number(value.Text),
            _ => value.Text,
        };

    // JSON's spelling of a number is C#'s as well, except that whole numbers are integers there, and limited.
    private static string Number(string text) =>
        ExactDecimal.TryParseInt64(text, out var whole) ? whole.ToString(CultureInfo.InvariantCulture)
        : text.IndexOfAny(['.', 'e', 'E']) < 0 ? text + "d"
        : text;
}
