using Xunit.v3;

namespace Wo.TestKit;

/// <summary>
/// Says which rows of <c>docs/bad-input.md</c> a test holds. A row without a test fails the build's tests, and the tests
/// of a row are run with <c>--filter-trait "BadInput=23"</c>.
/// </summary>
/// <param name="rows">The numbers of the rows.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BadInputAttribute(params int[] rows) : Attribute, ITraitAttribute
{
    /// <summary>The name of the trait.</summary>
    public const string Trait = "BadInput";

    /// <inheritdoc/>
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() =>
        [
            .. rows.Select(row => new KeyValuePair<string, string>(
                Trait,
                row.ToString(System.Globalization.CultureInfo.InvariantCulture)
            )),
        ];
}
