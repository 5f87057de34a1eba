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
        var status = Property(machine.Get("statusKey"), machine.Span);
        var revision = Property(machine.Get("revisionKey"), machine.Span);
        var values = machine.Get("states")?.Items ?? [];
        if (status is null || revision is null)
        {
            return null;
        }

        if (status is not { Kind: PropertyKind.Text, IsRequired: true })
        {
            problems.Unsupported("'statusKey' names a required text", machine.Get("statusKey")!.Span);
        }

        if (revision is not { Kind: PropertyKind.Whole, IsNullable: false })
        {
            problems.Unsupported("'revisionKey' names a whole number with a default", machine.Get("revisionKey")!.Span);
        }

        if (values.Count == 0)
        {
            problems.Unsupported("'states' lists the states", machine.Span);
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
            problems.Unsupported("a state has a name that can be one in C#", value.Span);
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
            problems.Unsupported("a transition has a 'method' and a target 'to'", value.Span);
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
            return Property(value, value.Span) is { } single ? new ParameterModel(single, [single], false) : null;
        }

        if (Property(value.Get("name"), value.Span) is not { } source)
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
            if (Property(key, key.Span) is { } property)
            {
                properties.Add(property);
            }
        }

        return properties;
    }

    private PropertyModel? Property(JsonValue? key, JsonSpan span)
    {
        if (key is not null && record.Find(key.Text) is { IsScalar: true } property)
        {
            return property;
        }

        problems.Unsupported(
            key is null ? "a key is missing here" : $"'{key.Text}' is no key of '{record.Name}' with a single value",
            key?.Span ?? span
        );
        return null;
    }
}
