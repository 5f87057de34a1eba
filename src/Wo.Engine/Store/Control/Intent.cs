namespace Wo.Engine.Store.Control;

/// <summary>
/// What a transition is about to do, written before it does it. Recovery compares the hashes with the files and
/// nothing else.
/// </summary>
/// <param name="Verb">The command, for people.</param>
/// <param name="Token">The lease token of the operation, or <see langword="null"/>.</param>
/// <param name="From">The state the work order leaves.</param>
/// <param name="To">The state it enters.</param>
/// <param name="OldRevision"><c>x_rev</c> before.</param>
/// <param name="NewRevision"><c>x_rev</c> after.</param>
/// <param name="OldHash">SHA-256 of the file before, lower-case hexadecimal.</param>
/// <param name="StagedHash">SHA-256 of the file after.</param>
/// <param name="Backup">File name of the backup beside the original.</param>
/// <param name="NewId">The id that the work order gets; <see langword="null"/> where it keeps its own.</param>
internal sealed record Intent(
    string Verb,
    string? Token,
    WorkOrderState From,
    WorkOrderState To,
    long OldRevision,
    long NewRevision,
    string OldHash,
    string StagedHash,
    string Backup,
    WorkOrderId? NewId = null
);
