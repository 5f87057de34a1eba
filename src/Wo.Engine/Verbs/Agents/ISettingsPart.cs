namespace Wo.Engine.Verbs.Agents;

/// <summary>Something of ours in settings of a tool, which are JSON and a person's own.</summary>
internal interface ISettingsPart
{
    /// <summary>The file, from the state root, with <c>/</c>.</summary>
    string Path { get; }

    /// <summary>What it is, in a word.</summary>
    string Noun { get; }

    /// <summary>The file where there is nothing else in it.</summary>
    string Whole { get; }

    /// <summary>A file with it.</summary>
    /// <returns><see langword="null"/> where it is no file of settings that this can read.</returns>
    string? With(string text);

    /// <summary>Whether a file has it, however it is written.</summary>
    bool IsIn(string text);

    /// <summary>A file without it, where it is written as this writes it; otherwise as it is.</summary>
    string Without(string text);
}
