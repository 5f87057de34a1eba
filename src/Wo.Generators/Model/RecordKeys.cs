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

    /// <summary>Whether what is wrong with a member of the schema has been said: with it, or with what may be it misspelled.</summary>
    public bool IsToldOf(string member) =>
        document.Get(member) is null
            ? problems.IsMisspelled(document)
            : document.Members.Any(known => known.Name == member && problems.IsWrong(known));

    /// <summary>Whether what is wrong with a key has been said: with its declaration, or with what should hold it.</summary>
    public bool IsTold(string key) =>
        IsToldOf("properties")
        || (document.Get("properties")?.Members ?? []).Any(member =>
            member.Name == key && problems.IsWrongWithin(member)
        );
}
