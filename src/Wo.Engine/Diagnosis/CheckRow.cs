namespace Wo.Engine.Diagnosis;

/// <summary>A check in a table. It is made when its need is met, so that a command runs through no check that it has no use for.</summary>
/// <param name="Need">What has to be observed for it.</param>
/// <param name="Make">Makes it. It has no state.</param>
internal readonly record struct CheckRow(CheckNeed Need, Func<ICheck> Make);
