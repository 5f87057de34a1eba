namespace Wo.Engine.Gates;

/// <summary>A command of a gate while it runs, for the display of progress.</summary>
/// <param name="name">What it is, as a person would call it.</param>
/// <param name="lastLine">The last line that it has printed; may be asked from any thread until the step is over.</param>
internal sealed class GateStep(string name, Func<string?> lastLine)
{
    /// <summary>What it is, as a person would call it.</summary>
    public string Name { get; } = name;

    /// <summary>How it ended, in a few words; <see langword="null"/> while it runs.</summary>
    public string? Ending { get; set; }

    /// <summary>Whether it succeeded.</summary>
    public bool Succeeded { get; set; }

    /// <summary>The last line that it has printed so far, or <see langword="null"/>.</summary>
    public string? LastLine => lastLine();
}
