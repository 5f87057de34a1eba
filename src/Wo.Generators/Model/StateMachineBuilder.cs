using Wo.Core.Schema;

namespace Wo.Generators.Model;

/// <summary>Builds the states and moves from <c>x-wo-states</c>.</summary>
internal sealed class StateMachineBuilder(RecordModel record, JsonValue document, TypeNames types, ProblemList problems)
{
    public const string Annotation = "x-wo-states";

    private readonly StateMachineChecks checks = new(problems);
    private readonly RecordKeys keys = new(record, document, problems);

    /// <summary>Builds the machine; <see langword="null"/> where it has no key for the state or the revision, or no state.</summary>
    public StateMachineModel? Build(JsonValue machine)
    {
        var status = Needed(machine, "statusKey", "the key that repeats the state, a required text");
        var revision = Needed(
            machine,
            "revisionKey",
            "the key that counts the moves, such as \"x_rev\": { \"type\": \"integer\", \"default\": 0 } among 'properties'"
        );
        CheckKeys(machine, status, revision);
        types.Declare(record.Name + "State", machine.Span);
        types.Declare(record.Name + "States", machine.Span);
        var transitions = new TransitionBuilder(
            record,
            keys,
            [.. new[] { status, revision }.OfType<PropertyModel>()],
            problems
        );
        var states = new List<(StateModel, JsonValue)>();
        foreach (var value in machine.Get("states")?.Items ?? [])
        {
            if (BuildState(value, transitions) is not { } state)
            {
                continue;
            }

            types.Declare(state.Member + record.Name, value.Span);
            checks.Directory(state, states.ConvertAll(known => known.Item1), value);
            states.Add((state, value));
        }

        checks.Targets(states, isWhole: states.Count == (machine.Get("states")?.Items.Count ?? 0));
        checks.Listed(states, status is null ? null : document.Get("properties")?.Get(status.Key)?.Get("enum"));
        return status is null || revision is null || states.Count == 0
            ? null
            : new StateMachineModel(record, status, revision, states.ConvertAll(state => state.Item1));
    }

    private void CheckKeys(JsonValue machine, PropertyModel? status, PropertyModel? revision)
    {
        if (status is not null and not { Kind: PropertyKind.Text, IsRequired: true } && !keys.IsToldOf("required"))
        {
            problems.Unsupported(
                $"'statusKey' names a required text: list '{status.Key}' in 'required', and give it the type string",
                machine.Get("statusKey")!.Span
            );
        }

        if (revision is not null and not { Kind: PropertyKind.Whole, IsNullable: false })
        {
            problems.Unsupported(
                $"'revisionKey' names a whole number with a default: give '{revision.Key}' the type integer and the default 0",
                machine.Get("revisionKey")!.Span
            );
        }

        if ((machine.Get("states")?.Items.Count ?? 0) == 0 && !problems.IsMisspelled(machine))
        {
            problems.Unsupported(
                $"'{Annotation}' needs 'states', the list of the states, each an object with a 'name'",
                (machine.Get("states") ?? machine).Span
            );
        }
    }

    private StateModel? BuildState(JsonValue value, TransitionBuilder builder)
    {
        var name = value.Get("name")?.Text ?? "";
        var member = Names.Pascal(name);
        if (!Names.IsName(member))
        {
            if (!problems.IsMisspelled(value))
            {
                problems.Unsupported(
                    "a state needs a 'name' that can be one in C#: a letter, then letters and digits",
                    value.Span
                );
            }

            return null;
        }

        var transitions = new List<TransitionModel>();
        foreach (var transition in value.Get("transitions")?.Items ?? [])
        {
            if (builder.Build(transition, member + record.Name, transitions) is { } built)
            {
                transitions.Add(built);
            }
        }

        return new StateModel(
            name,
            member,
            value.Get("directory")?.Text ?? name,
            value.Get("description")?.Text ?? name,
            keys.FindAll(value.Get("requires")).FindAll(property => property.IsNullable),
            transitions
        );
    }

    // A member that names a key of the record, and cannot be left away.
    private PropertyModel? Needed(JsonValue machine, string member, string meaning)
    {
        if (machine.Get(member) is { } key)
        {
            return keys.Find(key);
        }

        if (!problems.IsMisspelled(machine))
        {
            problems.Unsupported($"'{Annotation}' needs '{member}': {meaning}", machine.Span);
        }

        return null;
    }
}
