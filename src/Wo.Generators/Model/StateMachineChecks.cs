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
            problems.Unsupported($"'{state.Directory}' is not the name of a directory", span);
        }
        else if (others.Exists(o => string.Equals(o.Directory, state.Directory, StringComparison.OrdinalIgnoreCase)))
        {
            problems.Collision($"the directory '{state.Directory}' stands for another state", span);
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
            problems.Unsupported($"'{transition.Method}' sets '{property.Key}' twice", span);
        }

        var named = new HashSet<PropertyModel>(always);
        foreach (var parameter in transition.Parameters.Where(parameter => !named.Add(parameter.Source)))
        {
            problems.Unsupported($"'{transition.Method}' has two parameters '{parameter.Source.Key}'", span);
        }
    }

    /// <summary>A move leads to a state there is, and gives it what it requires: generated code takes that for granted.</summary>
    public void Targets(List<StateModel> states, IReadOnlyList<JsonValue> values)
    {
        for (var i = 0; i < states.Count; i++)
        {
            for (var j = 0; j < states[i].Transitions.Count; j++)
            {
                var transition = states[i].Transitions[j];
                var span = values[i].Get("transitions")!.Items[j].Span;
                if (states.Find(state => state.Name == transition.Target) is not { } target)
                {
                    problems.Unsupported($"there is no state '{transition.Target}'", span);
                    continue;
                }

                var known = states[i].Requires.Except(transition.Clears).ToList();
                known.AddRange(transition.Parameters.Where(p => !p.IsOptional).SelectMany(p => p.Sets));
                known.AddRange(transition.Constants.Select(constant => constant.Property));
                foreach (var missing in target.Requires.Except(known))
                {
                    problems.Unsupported($"'{target.Name}' requires '{missing.Key}', which this does not set", span);
                }
            }
        }
    }
}
