using Wo.Core.Schema;

namespace Wo.Generators.Model;

/// <summary>Builds the states and moves from <c>x-wo-states</c>.</summary>
internal sealed class StateMachineBuilder(RecordModel record, TypeNames types, ProblemList problems)
{
    public const string Annotation = "x-wo-states";

    private readonly StateMachineChecks checks = new(problems);
    private IReadOnlyList<PropertyModel> always = [];

    public StateMachineModel? Build(JsonValue machine)
    {
        var status = Needed(machine, "statusKey", "the key that repeats the state, a required text");
        var revision = Needed(
            machine,
            "revisionKey",
            "the key that counts the moves, such as \"x_rev\": { \"type\": \"integer\", \"default\": 0 } among 'properties'"
        );
        var values = machine.Get("states")?.Items ?? [];
        if (status is null || revision is null)
        {
            return null;
        }

        if (status is not { Kind: PropertyKind.Text, IsRequired: true })
        {
            problems.Unsupported(
                $"'statusKey' names a required text: list '{status.Key}' in 'required', and give it the type string",
                machine.Get("statusKey")!.Span
            );
        }

        if (revision is not { Kind: PropertyKind.Whole, IsNullable: false })
        {
            problems.Unsupported(
                $"'revisionKey' names a whole number with a default: give '{revision.Key}' the type integer and the default 0",
                machine.Get("revisionKey")!.Span
            );
        }

        if (values.Count == 0)
        {
            problems.Unsupported(
                $"'{Annotation}' needs 'states', the list of the states, each an object with a 'name'",
                machine.Span
            );
            return null;
        }

        types.Declare(record.Name + "State", machine.Span);
        types.Declare(record.Name + "States", machine.Span);
        always = [status, revision];
        var states = new List<StateModel>();
        foreach (var value in values)
        {
            if (BuildState(value) is not { } state)
            {
                return null;
            }

            types.Declare(state.Member + record.Name, value.Span);
            checks.Directory(state, states, value);
            states.Add(state);
        }

        checks.Targets(states, values);
        return new StateMachineModel(record, status, revision, states);
    }

    private StateModel? BuildState(JsonValue value)
    {
        var name = value.Get("name")?.Text ?? "";
        var member = Names.Pascal(name);
        if (!Names.IsName(member))
        {
            problems.Unsupported(
                "a state needs a 'name' that can be one in C#: a letter, then letters and digits",
                value.Span
            );
            return null;
        }

        var requires = Properties(value.Get("requires"));
        var transitions = new List<TransitionModel>();
        foreach (var transition in value.Get("transitions")?.Items ?? [])
        {
            if (BuildTransition(transition, member + record.Name, transitions) is { } built)
            {
                transitions.Add(built);
            }
        }

        return new StateModel(
            name,
            member,
            value.Get("directory")?.Text ?? name,
            value.Get("description")?.Text ?? name,
            requires.FindAll(property => property.IsNullable),
            transitions
        );
    }

    private TransitionModel? BuildTransition(JsonValue value, string from, List<TransitionModel> siblings)
    {
        var method = value.Get("method")?.Text ?? "";
        if (!Names.IsName(method) || value.Get("to") is not { } target)
        {
            problems.Unsupported(
                "a transition has a 'method', a name with a capital letter, and a target 'to', the name of a state",
                value.Span
            );
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
            problems.Collision($"the method '{method}' has the name of another member", value.Get("method")!.Span);
        }

        var parameters = new List<ParameterModel>();
        foreach (var parameter in value.Get("parameters")?.Items ?? [])
        {
            if (BuildParameter(parameter) is { } built)
            {
                parameters.Add(built);
            }
        }

        var transition = new TransitionModel(
            method,
            target.Text,
            value.Get("description")?.Text ?? method,
            parameters,
            Constants(value.Get("constants")),
            Clears(value.Get("clears"))
        );
        checks.EachSetOnce(transition, always, value.Span);
        return transition;
    }

    private ParameterModel? BuildParameter(JsonValue value)
    {
        if (value.Kind == JsonKind.String)
        {
            return Property(value) is { } single ? new ParameterModel(single, [single], false) : null;
        }

        if (Needed(value, "name", "the key that the caller gives") is not { } source)
        {
            return null;
        }

        var sets = value.Get("sets") is { } keys ? Properties(keys) : [source];
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
            else
            {
                problems.Unsupported("a constant is a text for a key that holds one", member.NameSpan);
            }
        }

        return constants;
    }

    private List<PropertyModel> Clears(JsonValue? value)
    {
        var properties = Properties(value);
        foreach (var property in properties)
        {
            if (!property.IsNullable)
            {
                problems.Unsupported($"'{property.Key}' cannot be cleared: it always has a value", value!.Span);
            }
        }

        return properties;
    }

    private List<PropertyModel> Properties(JsonValue? keys)
    {
        var properties = new List<PropertyModel>();
        foreach (var key in keys?.Items ?? [])
        {
            if (Property(key) is { } property)
            {
                properties.Add(property);
            }
        }

        return properties;
    }

    // A member that names a key of the record, and cannot be left away.
    private PropertyModel? Needed(JsonValue value, string member, string meaning)
    {
        if (value.Get(member) is { } key)
        {
            return Property(key);
        }

        var what = member == "name" ? "a parameter" : $"'{Annotation}'";
        problems.Unsupported($"{what} needs '{member}': {meaning}", value.Span);
        return null;
    }

    private PropertyModel? Property(JsonValue key)
    {
        if (record.Find(key.Text) is { IsScalar: true } property)
        {
            return property;
        }

        problems.Unsupported(
            $"'{key.Text}' is no key of '{record.Name}' with a single value: declare it in 'properties' with a type",
            key.Span
        );
        return null;
    }
}
