using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Wo.Engine.Store;
using Wo.Engine.Wording;

namespace Wo.Engine.Gates;

/// <summary>Writes the evidence that is asked for and can be generated, before anyone looks whether it is there.</summary>
internal sealed class EvidenceWriter(GateCommands commands)
{
    private const int MaxText = 16 * 1024 * 1024;

    /// <summary>Writes what does not depend on the outcome of the run.</summary>
    /// <param name="context">The run.</param>
    /// <param name="required">The artifacts that are asked for.</param>
    public Result<Unit> Generate(GateContext context, ImmutableArray<string> required)
    {
        foreach (var name in context.WritesAllEvidence ? required.Union(EvidenceNames.All) : required)
        {
            if (ArtifactPlace.Of(context, name) is { } place && Generate(context, place).Error is { } failure)
            {
                return failure;
            }
        }

        return Result.Ok;
    }

    /// <summary>Writes evidence without having asked any gate; the verdict beside it is that of the last run.</summary>
    /// <param name="context">What would be judged.</param>
    public Result<Unit> GenerateAlone(GateContext context)
    {
        if (!context.DefinitionOfDone.TryGet(out var definition, out var error))
        {
            return error;
        }

        var last = context.Workspace.Files.Read(context.Workspace.Layout.Verdict(context.Id).FullPath, MaxText);
        var generated = Generate(context, [.. definition.RequiredArtifacts]);
        if (generated.IsOk && last.IsOk && VerdictFormat.CommitOf(last.Bytes) == context.Condition.Value.Head)
        {
            context.EvidenceFiles.Write(context.Id, EvidenceNames.Verdict, last.Bytes);
        }

        return generated;
    }

    /// <summary>Writes what tells of the outcome, the verdict last, so that it names the run that all of it is of.</summary>
    /// <param name="context">The run.</param>
    /// <param name="verdict">What it came to.</param>
    public static void Publish(GateContext context, Verdict verdict)
    {
        foreach (var name in (string[])[EvidenceNames.Report, EvidenceNames.Verdict])
        {
            var isWanted =
                context.WritesAllEvidence
                || (
                    context.IsClosing
                    && verdict.Status == VerdictStatus.Pass
                    && !context.SkipDod
                    && context.DefinitionOfDone.TryGet(out var definition, out _)
                    && definition.RequiredArtifacts.Contains(name)
                );
            if (isWanted)
            {
                var relative = context.Workspace.Layout.Verdict(context.Id).Relative;
                context.EvidenceFiles.Write(
                    context.Id,
                    name,
                    name == EvidenceNames.Report
                        ? EvidenceReport.Format(verdict, relative)
                        : VerdictFormat.Format(verdict)
                );
            }
        }
    }

    private Result<Unit> Generate(GateContext context, ArtifactPlace place)
    {
        var files = context.Workspace.Files;
        return place switch
        {
            { IsInHandoff: true, Name: EvidenceNames.Report or EvidenceNames.Verdict } => Result.Ok,
            { IsInHandoff: true, Name: EvidenceNames.Patch or EvidenceNames.Handoff } when !context.WritesEvidence =>
                Result.Ok,
            { IsInHandoff: true, Name: EvidenceNames.Patch } => ArtifactCheck.IsReplaceable(files, place)
                ? WritePatch(context)
                : Result.Ok,
            { IsInHandoff: true, Name: EvidenceNames.Handoff } when IsOurs(context, place) => WriteHandoff(context),
            _ when !ArtifactCheck.IsMissing(files, place) && !IsOurLog(context, place) => Result.Ok,
            _ when context.Workspace.Settings.Evidence.TryGetValue(place.Name, out var command) => Make(
                context,
                place,
                command
            ),
            { IsInHandoff: true, Name: EvidenceNames.Handoff } => WriteHandoff(context),
            { IsLog: true } when context.Commands.Count > 0 => WriteLog(context, place.Name, context.Commands),
            _ => Result.Ok,
        };
    }

    /// <summary>The output of its command is a log; any other file is written by the command itself.</summary>
    private Result<Unit> Make(GateContext context, ArtifactPlace place, string command)
    {
        if (place.IsInHandoff)
        {
            context.EvidenceFiles.Prepare(context.Id);
        }

        return from made in commands.Run(
                context,
                GateCommandKind.Evidence,
                command,
                $"evidence command of {OneLine.Of(place.Name)}",
                place.IsLog ? null : place.Path
            )
            from written in place.IsLog ? WriteLog(context, place.Name, [made]) : Result.Ok
            select written;
    }

    private static Result<Unit> WritePatch(GateContext context) =>
        from diff in context.Diff
        from policy in context.Policy
        let ignored = diff.Files.Select(file => file.Path).Where(policy.Ignores).ToList()
        from written in context.EvidenceFiles.Write(
            context.Id,
            EvidenceNames.Patch,
            handle => context.Workspace.Changes.WritePatch(context.Place.Path, diff.From, diff.To, handle, ignored),
            "No changes.\n"
        )
        select written;

    /// <summary>What commands printed, each below its command and above how it ended.</summary>
    private static Result<Unit> WriteLog(
        GateContext context,
        string name,
        IReadOnlyList<VerifyCommandResult> commands
    ) =>
        context.EvidenceFiles.Write(
            context.Id,
            name,
            handle =>
            {
                foreach (var command in commands)
                {
                    EvidenceFiles.Append(handle, $"$ {command.Command.ReplaceLineEndings("\n  ")}\n");
                    EvidenceFiles.Append(handle, command.Log);
                    EvidenceFiles.Append(
                        handle,
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"\n[{command.EndName} {command.Code} after {command.Seconds:0.0} s]\n"
                        )
                    );
                }

                GeneratedText.Seal(handle);
                return Result.Ok;
            },
            "\n"
        );

    private static Result<Unit> WriteHandoff(GateContext context)
    {
        var order = context.WorkOrder;
        var text = new StringBuilder($"# Handoff: {context.Id}, {OneLine.Of(order.Title)}\n\n## Summary\n\n");
        text.Append(context.Summary ?? order.Objective?.TrimEnd() ?? "No summary was given.")
            .Append("\n\n## Commits\n\n");
        if (
            !context.Diff.TryGet(out var diff, out var error)
            || !context
                .Workspace.History.Commits(context.Place.Path, diff.To, [diff.From])
                .TryGet(out var commits, out error)
        )
        {
            return error;
        }

        text.AppendJoin('\n', commits.Select(commit => $"- {commit}")).Append("\n\n## Verification\n\n");
        text.AppendJoin('\n', context.Commands.Select(command => $"- `{OneLine.Of(command.Command)}`"));
        context.EvidenceFiles.Write(
            context.Id,
            EvidenceNames.Handoff,
            GeneratedText.Mark(text.Append('\n').ToString())
        );
        return Result.Ok;
    }

    /// <summary>Whether a log is of an earlier run, and there is nothing in this one that would make it anew.</summary>
    public static bool IsOutdated(GateContext context, ArtifactPlace place) =>
        context.Commands.Count == 0
        && !context.Workspace.Settings.Evidence.ContainsKey(place.Name)
        && place.Name != EvidenceNames.Report
        && IsOurLog(context, place);

    private static bool IsOurLog(GateContext context, ArtifactPlace place) =>
        place.IsLog && context.EvidenceFiles.Ask(context.Id, place.Name, GeneratedText.IsUnchangedLog);

    /// <summary>Whether an earlier run wrote it and nothing was changed in it since.</summary>
    private static bool IsOurs(GateContext context, ArtifactPlace place)
    {
        var found = context.Workspace.Files.Read(place.Path, MaxText);
        return found.IsOk && GeneratedText.IsUnchanged(found.Bytes);
    }
}
