using System.Collections.Immutable;
using Wo.Engine.Lint;

namespace Wo.Engine.Verbs.New;

/// <summary>A new work order, or what it would be.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Path">Its file.</param>
/// <param name="Text">The file's text.</param>
/// <param name="Scope">Its scope, where the tool wrote it; <see langword="null"/> where the draft has one.</param>
/// <param name="CreatedEpic">The epic that was added to the backlog for it, or <see langword="null"/>.</param>
/// <param name="IsWritten">Whether it was written; not in a dry run.</param>
/// <param name="IsRegistered">Whether its epic's queue names it now.</param>
/// <param name="Warnings">What is not right with it but stops nothing.</param>
/// <param name="RegistrationProblem">Why the backlog could not be written after the work order was.</param>
internal sealed record CreatedWorkOrder(
    WorkOrderId Id,
    CtxPath Path,
    string Text,
    NewScope? Scope,
    string? CreatedEpic,
    bool IsWritten,
    bool IsRegistered,
    ImmutableArray<LintFinding> Warnings,
    string? RegistrationProblem
);
