namespace Wo.Engine.Verbs.Mend;

/// <summary>One thing that was mended in a file.</summary>
/// <param name="Path">The file, from the state root.</param>
/// <param name="Id">The work order, where it is one.</param>
/// <param name="What">What is as it should be now.</param>
internal sealed record MendedFile(string Path, WorkOrderId? Id, string What);
