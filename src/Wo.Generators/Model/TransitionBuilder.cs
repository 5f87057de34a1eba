using Wo.Core.Schema;

namespace Wo.Generators.Model;

/// <summary>Builds the moves out of a state.</summary>
/// <param name="record">The record that has the states.</param>
/// <param name="keys">Its keys.</param>
/// <param name="always">Properties that every move sets.</param>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class TransitionBuilder(
    RecordModel record,
    RecordKeys keys,
    IReadOnlyList<PropertyModel> always,
    ProblemList problems
)
{
    private readonly StateMachineChecks checks = new(problems);

    /// <summary>Builds one; <see langword="null"/> where it has no name or leads nowhere.</summary>
    /// <param name="value">The transition in the schema.</param>
    /// <param name="from">The record of the state that it leads out of.</param>
    /// <param name="siblings">The others out of that state.</param>
    public TransitionModel? Build(JsonValue value, string from, List<TransitionModel> siblings)
    {
        var method = value.Get("method")?.Text ?? "";
        if (!Names.IsName(method) || value.Get("to") is not { } target)
        {
            Refuse(value, method);
            return null;
        }

        var isTaken =
            method == from
            || ReservedNames.IsTakenForMember(method)
            || method == record.Name + "State"
            || siblings.Exists(known => known.Method == method)
            || record.Properties.Exists(known => known.Name == method);
        if (isTaken)
        {
            problems.Collision(
                $"the method '{method}' has the name of another member: choose another",
                value.Get("method")!.Span
            );
        }

        var transition = new TransitionModel(
            method,
            target.Text,
            value.Get("description")?.Text ?? method,
            [.. (value.Get("parameters")?.Items ?? []).Select(BuildParameter).OfType<ParameterModel>()],
            Constants(value.Get("constants")),
            Clears(value.Get("clears"))
        );
        checks.EachSetOnce(transition, always, value.Span);
        return transition;
    }

    private void Refuse(JsonValue value, string method)
    {
        if (problems.IsMisspelled(value))
        {
            return;
        }

        if (!Names.IsName(method))
        {
            problems.Unsupported(
                "a transition needs 'method', a name with a capital letter, such as \"Start\"",
                (value.Get("method") ?? value).Span
            );
        }

        if (value.Get("to") is null)
        {
            problems.Unsupported("a transition needs 'to', the name of the state that it leads to", value.Span);
        }
    }

    private ParameterModel? BuildParameter(JsonValue value)
    {
        if (value.Kind == JsonKind.String)
        {
            return keys.Find(value) is { } single ? new ParameterModel(single, [single], false) : null;
        }

        if (value.Get("name") is not { } name)
        {
            if (value.Kind == JsonKind.Object && !problems.IsMisspelled(value))
            {
                problems.Unsupported("a parameter needs 'name': the key that the caller gives", value.Span);
            }

            return null;
        }

        if (keys.Find(name) is not { } source)
        {
            return null;
        }

        var sets = value.Get("sets") is { } given ? keys.FindAll(given) : [source];
        return new ParameterModel(source, sets, value.Get("optional")?.IsTrue == true);
    }

    private List<(PropertyModel, string)> Constants(JsonValue? value)
    {
        var constants = new List<(PropertyModel, string)>();
        foreach (var member in value?.Members ?? [])
        {
            if (
                record.Find(member.Name) is { Kind: PropertyKind.Text } property
                && member.Value.Kind == JsonKind.String
            )
            {
                constants.Add((property, member.Value.Text));
            }
            else if (!keys.IsTold(member.Name))
            {
                problems.Unsupported(
                    $"'constants' gives texts to keys of the type string: '{member.Name}' is none, or its value is no text",
                    member.NameSpan
                );
            }
        }

        return constants;
    }

    private List<PropertyModel> Clears(JsonValue? value)
    {
        var cleared = keys.FindAll(value);
        foreach (var property in cleared.Where(property => !property.IsNullable))
        {
            problems.Unsupported(
                $"'{property.Key}' cannot be cleared, because it always has a value: take it out of 'clears'",
                value!.Span
            );
        }

        return cleared;
    }
}
