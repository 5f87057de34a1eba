using System.Collections.Immutable;

namespace Wo.Engine.Gates;

/// <summary>
/// Every artifact that the definition of done asks for is there. What can be generated is generated first; all that is
/// missing or wrong is told at once.
/// </summary>
internal sealed class EvidenceGate(EvidenceWriter writer) : IGate
{
    /// <inheritdoc/>
    public string Stage => "required_artifacts";

    /// <inheritdoc/>
    public Result<Unit> Check(GateContext context)
    {
        var wanted = context.SkipDod ? ImmutableArray<string>.Empty : Required(context);
        if (!wanted.TryGet(out var names, out var error))
        {
            return error;
        }

        if (writer.Generate(context, names).Error is { } failure)
        {
            return failure;
        }

        ImmutableArray<(string Line, bool IsMissing)> faults = [.. names.SelectMany(name => Fault(context, name))];
        return faults.IsEmpty ? Result.Ok : Refuse(context, faults);
    }

    private static Result<ImmutableArray<string>> Required(GateContext context) =>
        from definition in context.DefinitionOfDone
        select definition.RequiredArtifacts.Distinct(StringComparer.Ordinal).ToImmutableArray();

    private static IEnumerable<(string Line, bool IsMissing)> Fault(GateContext context, string name)
    {
        var files = context.Workspace.Files;
        if (ArtifactPlace.Of(context, name) is not { } place)
        {
            return [($"{name} leaves the directory that artifacts of its kind lie in", false)];
        }

        if (EvidenceWriter.IsOutdated(context, place))
        {
            return [($"{name} is of an earlier run, and no command of this one makes it", true)];
        }

        var isMissing = ArtifactCheck.IsMissing(files, place);
        // What is written behind the last gate, or by the run that closes, is there then, unless something is in its way.
        var isLater =
            name is EvidenceNames.Report or EvidenceNames.Verdict
            || (!context.WritesEvidence && name is (EvidenceNames.Patch or EvidenceNames.Handoff));
        var comes = isMissing && place.IsInHandoff && isLater;
        return comes || ArtifactCheck.WhyNot(files, place) is not { } why ? [] : [($"{name} {why}", isMissing)];
    }

    private static WoError Refuse(GateContext context, ImmutableArray<(string Line, bool IsMissing)> faults)
    {
        var dod = context.WorkOrder.DodId;
        return new WoError(
            faults.All(fault => fault.IsMissing) ? Problem.EvidenceMissing : Problem.EvidenceInvalid,
            $"{(faults.Length == 1 ? "an artifact" : $"{faults.Length} artifacts")} that {dod} asks for: {string.Join("; ", faults.Select(fault => fault.Line))}"
        )
        {
            Details =
            [
                .. faults.Select(fault => fault.Line),
                $"a missing one is made by its command in {context.Workspace.Layout.Configuration.FullPath} (evidence), and a log from those of the verify commands",
            ],
            NextSteps = [$"wo show {context.Id}"],
            Verify = [$"wo show {context.Id}"],
        };
    }
}
