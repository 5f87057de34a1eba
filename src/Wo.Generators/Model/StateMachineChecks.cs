using Wo.Core.Schema;

namespace Wo.Generators.Model;

/// <summary>Proves of states and moves what the generated code takes for granted.</summary>
internal sealed class StateMachineChecks(ProblemList problems)
{
    /// <summary>A directory stands for one state, also where a file system does not tell upper from lower case.</summary>
    public void Directory(StateModel state, List<StateModel> others, JsonValue value)
    {
        var span = (value.Get("directory") ?? value.Get("name"))!.Span;
        var isPlain =
            state.Directory.Trim().Length > 0
            && state.Directory is not ("." or "..")
            && !state.Directory.Any(c => c is '/' or '\\' or ':' || char.IsControl(c));
        if (!isPlain)
        {
            problems.Unsupported(
                $"'{state.Directory}' is not the name of a directory: write one without / and \\",
                span
            );
        }
        else if (others.Exists(o => string.Equals(o.Directory, state.Directory, StringComparison.OrdinalIgnoreCase)))
        {
            problems.Collision(
                $"the directory '{state.Directory}' stands for another state: give one of them another 'directory'",
                span
            );
        }
    }

    /// <summary>A move sets a key once; state and revision are set by every move.</summary>
    public void EachSetOnce(TransitionModel transition, IReadOnlyList<PropertyModel> always, JsonSpan span)
    {
        var set = new HashSet<PropertyModel>(always);
        var written = transition
            .Parameters.SelectMany(parameter => parameter.Sets)
            .Concat(transition.Constants.Select(constant => constant.Property))
            .Concat(transition.Clears);
        foreach (var property in written.Where(property => !set.Add(property)))
        {
            problems.Unsupported(
                always.Contains(property)
                    ? $"'{transition.Method}' sets '{property.Key}', which every transition does: take it away"
                    : $"'{transition.Method}' sets '{property.Key}' twice: leave it in one of 'parameters', 'constants' and 'clears'",
                span
            );
        }

        var named = new HashSet<PropertyModel>(always);
        foreach (var parameter in transition.Parameters.Where(parameter => !named.Add(parameter.Source)))
        {
            problems.Unsupported(
                $"'{transition.Method}' has two parameters '{parameter.Source.Key}': take one away",
                span
            );
        }
    }

    /// <summary>A move leads to a state there is, and gives it what it requires: generated code takes that for granted.</summary>
    /// <param name="states">The states that there are.</param>
    /// <param name="isWhole">Whether there are all: one that has been refused may be the target.</param>
    public void Targets(IReadOnlyList<(StateModel State, JsonValue Value)> states, bool isWhole)
    {
        foreach (var (state, value) in states)
        {
            foreach (var transition in value.Get("transitions")?.Items ?? [])
            {
                // One that could not be built has been refused.
                if (
                    state.Transitions.FirstOrDefault(built => built.Method == transition.Get("method")?.Text) is
                    { } built
                )
                {
                    Target(state, built, states, isWhole, transition);
                }
            }
        }
    }

    /// <summary>A state that its key does not allow is one that no file can be in.</summary>
    /// <param name="states">The states.</param>
    /// <param name="allowed">What the key allows; <see langword="null"/> where it does not list it.</param>
    public void Listed(IReadOnlyList<(StateModel State, JsonValue Value)> states, JsonValue? allowed)
    {
        var names = new HashSet<string>((allowed?.Items ?? []).Select(item => item.Text), StringComparer.Ordinal);
        foreach (var (state, value) in names.Count == 0 ? [] : states)
        {
            if (!names.Contains(state.Name))
            {
                problems.Unsupported(
                    $"the state '{state.Name}' is not in the 'enum' of the key that repeats it: add it there",
                    value.Get("name")!.Span
                );
            }
        }
    }

    private void Target(
        StateModel state,
        TransitionModel transition,
        IReadOnlyList<(StateModel State, JsonValue Value)> states,
        bool isWhole,
        JsonValue value
    )
    {
        if (states.FirstOrDefault(known => known.State.Name == transition.Target).State is not { } target)
        {
            if (isWhole && value.Get("to") is { Kind: JsonKind.String } to)
            {
                var names = string.Join(", ", states.Select(known => $"'{known.State.Name}'"));
                problems.Unsupported($"there is no state '{transition.Target}', but {names}", to.Span);
            }

            return;
        }

        var known = state.Requires.Except(transition.Clears).ToList();
        known.AddRange(transition.Parameters.Where(p => !p.IsOptional).SelectMany(p => p.Sets));
        known.AddRange(transition.Constants.Select(constant => constant.Property));

        // What is misspelled here may be what is missing.
        foreach (var missing in value.Members.Any(problems.IsWrongWithin) ? [] : target.Requires.Except(known))
        {
            problems.Unsupported(
                $"'{target.Name}' requires '{missing.Key}', which '{transition.Method}' does not set: add it to its 'parameters' or "
                    + "'constants'",
                value.Span
            );
        }
    }
}
