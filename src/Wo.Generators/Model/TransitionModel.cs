namespace Wo.Generators.Model;

/// <summary>One legal move.</summary>
/// <param name="Method">Name of the method that makes it.</param>
/// <param name="Target">Name of the state it leads to.</param>
/// <param name="Summary">What it does.</param>
/// <param name="Parameters">What the caller says.</param>
/// <param name="Constants">Properties with the text they are set to.</param>
/// <param name="Clears">Properties that are set to null.</param>
internal sealed record TransitionModel(
    string Method,
    string Target,
    string Summary,
    IReadOnlyList<ParameterModel> Parameters,
    IReadOnlyList<(PropertyModel Property, string Value)> Constants,
    IReadOnlyList<PropertyModel> Clears
);
