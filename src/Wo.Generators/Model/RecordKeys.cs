using Wo.Core.Schema;

namespace Wo.Generators.Model;

/// <summary>Finds the keys that states and transitions name among those of their record.</summary>
/// <param name="record">The record.</param>
/// <param name="document">The schema that it is made from.</param>
/// <param name="problems">Takes names that are no key.</param>
internal sealed class RecordKeys(RecordModel record, JsonValue document, ProblemList problems)
{
    /// <summary>The property of a key with a single value; <see langword="null"/> where there is none, which is then said.</summary>
    public PropertyModel? Find(JsonValue key)
    {
        if (record.Find(key.Text) is { IsScalar: true } property)
        {
            return property;
        }

        if (key.Kind == JsonKind.String && !IsTold(key.Text))
        {
            problems.Unsupported(
                $"'{key.Text}' is no key of '{record.Name}' with a single value: declare it in 'properties' with a type",
                key.Span
            );
        }

        return null;
    }

    /// <summary>The properties of all keys of a list that have one.</summary>
    public List<PropertyModel> FindAll(JsonValue? keys) =>
        [.. (keys?.Items ?? []).Select(Find).OfType<PropertyModel>()];

    /// <summary>Whether the schema has a member of this name, as far as that can be told from what is misspelled.</summary>
    public bool Lacks(string member) => document.Get(member) is null && problems.IsMisspelled(document);

    // The mistake is then in the key's declaration, or in what should hold it, and has been said there.
    private bool IsTold(string key) =>
        Lacks("properties")
        || (document.Get("properties")?.Members ?? []).Any(member =>
            member.Name == key && problems.IsWrongWithin(member)
        );
}
