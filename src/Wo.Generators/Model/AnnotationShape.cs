using Wo.Core.Schema;

namespace Wo.Generators.Model;

/// <summary>
/// Checks what the larger annotations consist of. Whether a member is there is asked by those who need it; here it is
/// whether one has the wrong type, or a name that is not known.
/// </summary>
internal sealed class AnnotationShape(ProblemList problems)
{
    private const string Comment = "$comment";

    public void Text(string name, JsonValue value)
    {
        if (value.Kind != JsonKind.String)
        {
            problems.Unsupported($"'{name}' is text: write it in double quotes", value.Span);
        }
    }

    public void States(JsonValue value) =>
        Object($"'{StateMachineBuilder.Annotation}'", "'statusKey', 'revisionKey' and 'states'", value, StatesMember);

    public void Markers(JsonValue value) =>
        Object($"'{MarkerBuilder.Annotation}'", "'idType' and 'markers'", value, MarkersMember);

    private bool StatesMember(JsonMember member) =>
        member.Name switch
        {
            "statusKey" or "revisionKey" => IsText(member),
            "states" => List(
                member,
                item =>
                    Object(
                        "a state",
                        "'name', 'directory', 'description', 'requires' and 'transitions'",
                        item,
                        StateMember
                    )
            ),
            _ => false,
        };

    private bool StateMember(JsonMember member) =>
        member.Name switch
        {
            "name" or "directory" or "description" => IsText(member),
            "requires" => List(member, item => Text("a key", item)),
            "transitions" => List(
                member,
                item =>
                    Object(
                        "a transition",
                        "'method', 'to', 'description', 'parameters', 'constants' and 'clears'",
                        item,
                        TransitionMember
                    )
            ),
            _ => false,
        };

    private bool TransitionMember(JsonMember member) =>
        member.Name switch
        {
            "method" or "to" or "description" => IsText(member),
            "parameters" => List(member, Parameter),
            "constants" => IsOfKind(member, JsonKind.Object, "an object"),
            "clears" => List(member, item => Text("a key", item)),
            _ => false,
        };

    private void Parameter(JsonValue value)
    {
        if (value.Kind != JsonKind.String)
        {
            Object("a parameter", "'name', 'sets' and 'optional'", value, ParameterMember);
        }
    }

    private bool ParameterMember(JsonMember member) =>
        member.Name switch
        {
            "name" => IsText(member),
            "sets" => List(member, item => Text("a key", item)),
            "optional" => IsOfKind(member, JsonKind.Boolean, "true or false"),
            _ => false,
        };

    private bool MarkersMember(JsonMember member) =>
        member.Name switch
        {
            "idType" => IsText(member),
            "markers" => List(
                member,
                item => Object("a marker", "'name', 'template' and 'description'", item, MarkerMember)
            ),
            _ => false,
        };

    private bool MarkerMember(JsonMember member) =>
        member.Name is "name" or "template" or "description" && IsText(member);

    private void Object(string what, string members, JsonValue value, Func<JsonMember, bool> check)
    {
        if (value.Kind != JsonKind.Object)
        {
            problems.Unsupported($"{what} is an object with {members}", value.Span);
        }

        foreach (var member in value.Members)
        {
            if (member.Name != Comment && !check(member))
            {
                problems.Unsupported($"{what} has no '{member.Name}': it has {members}", member.NameSpan);
            }
        }
    }

    private bool List(JsonMember member, Action<JsonValue> check)
    {
        foreach (var item in member.Value.Items)
        {
            check(item);
        }

        return IsOfKind(member, JsonKind.Array, "a list");
    }

    private bool IsText(JsonMember member) => IsOfKind(member, JsonKind.String, "text");

    // Always true: the member is known, whatever its value.
    private bool IsOfKind(JsonMember member, JsonKind kind, string words)
    {
        if (member.Value.Kind != kind)
        {
            problems.Unsupported($"'{member.Name}' is {words}", member.Value.Span);
        }

        return true;
    }
}
