using System.Collections.Immutable;

namespace Wo.Engine.Lint;

/// <summary>A file that lint has something to say about.</summary>
/// <param name="Path">From the state root, with <c>/</c>.</param>
/// <param name="Id">The work order, where it is one.</param>
/// <param name="Bytes">Its content as it was examined; empty where it could not be read.</param>
/// <param name="Findings">What is wrong with it, in the order of the file.</param>
internal sealed record LintedFile(string Path, WorkOrderId? Id, byte[] Bytes, ImmutableArray<LintFinding> Findings);
