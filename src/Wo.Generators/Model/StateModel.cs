namespace Wo.Generators.Model;

/// <summary>One state.</summary>
/// <param name="Name">Its name in files.</param>
/// <param name="Member">Its name in C#.</param>
/// <param name="Directory">Directory that stands for it.</param>
/// <param name="Summary">What it means.</param>
/// <param name="Requires">Properties that have a value in this state.</param>
/// <param name="Transitions">The legal moves out of it.</param>
internal sealed record StateModel(
    string Name,
    string Member,
    string Directory,
    string Summary,
    IReadOnlyList<PropertyModel> Requires,
    IReadOnlyList<TransitionModel> Transitions
);
