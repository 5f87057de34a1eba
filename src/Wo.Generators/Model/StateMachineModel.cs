namespace Wo.Generators.Model;

/// <summary>The states of a record and the moves between them.</summary>
/// <param name="Record">The record that has the states.</param>
/// <param name="Status">Property that repeats the state.</param>
/// <param name="Revision">Property that counts the moves.</param>
/// <param name="States">The states in order.</param>
internal sealed record StateMachineModel(
    RecordModel Record,
    PropertyModel Status,
    PropertyModel Revision,
    IReadOnlyList<StateModel> States
)
{
    public string EnumName => Record.Name + "State";

    public string RecordNameOf(StateModel state) => state.Member + Record.Name;

    public StateModel Find(string name) => States.First(state => state.Name == name);
}
