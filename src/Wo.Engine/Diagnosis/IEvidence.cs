namespace Wo.Engine.Diagnosis;

/// <summary>What a check saw and a repair acts on. Each check declares its own beside what it looks for.</summary>
internal interface IEvidence;
