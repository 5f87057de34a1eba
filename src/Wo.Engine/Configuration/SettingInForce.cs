namespace Wo.Engine.Configuration;

/// <summary>One setting with the value in force and its origin.</summary>
/// <param name="Key">Its name, for those of the file the key.</param>
/// <param name="Value">The value; <see langword="null"/> where there is none.</param>
/// <param name="Source">Where the value comes from.</param>
internal sealed record SettingInForce(string Key, YamlNode? Value, SettingSource Source)
{
    /// <summary>The option or the variable that gives the value.</summary>
    public string? GivenBy { get; init; }

    /// <summary>The place of the value in the file.</summary>
    public YamlPosition? Position { get; init; }

    /// <summary>Text as a value.</summary>
    public static YamlScalar Text(string text) => new(text, YamlScalarKind.String, default, default);

    /// <summary>A whole number as a value.</summary>
    public static YamlScalar Number(long number) =>
        new(
            number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            YamlScalarKind.Integer,
            default,
            default
        );
}
