namespace Wo.Engine.Store.Tree.Kept;

/// <summary>One thing that is wrong with a file, as it is kept.</summary>
/// <param name="Code">The name of the problem.</param>
/// <param name="Level">How much it weighs, as a number.</param>
/// <param name="Position">The place in the file.</param>
/// <param name="JsonPath">The place in the document.</param>
/// <param name="Message">What is wrong.</param>
internal readonly record struct KeptFinding(
    string Code,
    int Level,
    YamlPosition Position,
    string JsonPath,
    string Message
);
