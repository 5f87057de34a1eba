using System.Collections;

namespace Wo.Engine.Processes;

/// <summary>The environment of a child process, as a value: names with values, nothing inherited behind its back.</summary>
internal sealed class ProcessEnvironment
{
    private readonly Dictionary<string, string> variables;

    private ProcessEnvironment(Dictionary<string, string> variables) => this.variables = variables;

    /// <summary>The variables in no particular order.</summary>
    public IReadOnlyDictionary<string, string> Variables => variables;

    /// <summary>A snapshot of this process's own environment.</summary>
    public static ProcessEnvironment OfThisProcess()
    {
        var inherited = Environment.GetEnvironmentVariables();
        var variables = new Dictionary<string, string>(inherited.Count + 8, NameComparer);
        foreach (DictionaryEntry variable in inherited)
        {
            variables[(string)variable.Key] = (string?)variable.Value ?? "";
        }

        return new ProcessEnvironment(variables);
    }

    /// <summary>The same with one variable set.</summary>
    public ProcessEnvironment With(string name, string value) =>
        new(new Dictionary<string, string>(variables, NameComparer) { [name] = value });

    /// <summary>The same without the variables whose names match.</summary>
    public ProcessEnvironment Without(Predicate<string> isRemoved)
    {
        var kept = new Dictionary<string, string>(variables.Count, NameComparer);
        foreach (var (name, value) in variables)
        {
            if (!isRemoved(name))
            {
                kept.Add(name, value);
            }
        }

        return new ProcessEnvironment(kept);
    }

    private static StringComparer NameComparer =>
        OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
}
