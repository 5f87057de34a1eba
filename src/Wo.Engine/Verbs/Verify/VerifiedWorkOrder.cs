using System.Collections.Immutable;

namespace Wo.Engine.Verbs.Verify;

/// <summary>A work order that its gates agree with, or whose evidence was written.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Commit">The commit that was looked at.</param>
/// <param name="Verdict">Where the verdict stands, relative to the state root; <see langword="null"/> where none was given.</param>
/// <param name="Evidence">Where the evidence is, relative to the state root; <see langword="null"/> where none was asked for.</param>
internal sealed record VerifiedWorkOrder(WorkOrderId Id, string Commit, string? Verdict, string? Evidence)
{
    /// <summary>What its owner should know, one line each.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];
}
