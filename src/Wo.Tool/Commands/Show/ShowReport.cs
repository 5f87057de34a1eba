using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Show;

/// <summary>What <c>wo show</c> answers.</summary>
/// <param name="details">Everything about the work order.</param>
/// <param name="next">What the caller can do with it, as commands.</param>
/// <param name="now">The moment it was looked at.</param>
internal sealed class ShowReport(WorkOrderDetails details, ImmutableArray<string> next, DateTimeOffset now)
    : IReportWithSteps
{
    /// <summary>How a command is spelled for the caller.</summary>
    private Func<string, string> Spell { get; init; } = static step => step;

    private ImmutableArray<string> Next => [.. next.Select(Spell)];

    /// <inheritdoc/>
    public IReport WithSteps(Func<string, string> spell) => new ShowReport(details, next, now) { Spell = spell };

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json) => ShowJson.Write(json, details, Next);

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        var row = details.Row;
        output.Line((row.Id.Value, TextStyle.Strong), row.Title is null ? "" : "  ", row.Title ?? "");
        var fields = new FieldList();
        var state = StateText.Of(row.State);
        var rev = row.Revision.ToString(CultureInfo.InvariantCulture);
        fields.Add("state", details.IsReady ? state.Text + ", ready to be taken" : state.Text, state.Style);
        fields.Add("revision", details.RecordedRevision > row.Revision ? Rewound(rev) : rev);
        fields.Add("problem", row.Warning, TextStyle.Bad);
        fields.Add("record", details.RecordProblem, TextStyle.Bad);
        fields.Add("interrupted", Interrupted(), TextStyle.Warning);
        fields.Add("priority", row.Priority);
        fields.Add("epic", row.EpicId);
        AddHolder(fields);
        if (details.Fields is { } written)
        {
            AddFields(fields, written);
        }

        if (details.Document is { } document)
        {
            fields.Add("more", OtherFields.Of(document, isRead: details.Fields is not null));
        }

        fields.Add("depends on", details.Dependencies.Select(dependency => dependency.ToString()));
        fields.Add("blocks", details.Blocks.Select(id => id.Value));
        fields.Add("findings", details.Findings.Select(Describe));
        fields.Add("file", details.Files.Select(path => path.Relative));
        fields.Add("backups", details.Backups.Select(path => path.Relative));
        fields.Add("next", Next);
        output.Fields(fields);
    }

    private string Rewound(string rev) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{rev}, but {details.RecordedRevision} is on record: git rewound it"
        );

    private string? Interrupted() =>
        details.Interrupted is { } intent
            ? $"{intent.Verb} from {intent.From.DirectoryName()} to {intent.To.DirectoryName()}, under way or left by a crash"
            : null;

    private void AddHolder(FieldList fields)
    {
        if (details.Lease is not { } lease)
        {
            fields.Add("owner", details.Row.Elsewhere is null ? details.Row.Owner : null);
            fields.Add("held by", details.Row.Elsewhere is { } claim ? Elsewhere(claim) : null);
            return;
        }

        var expiry = LeaseText.Expiry(lease, now);
        fields.Add("held by", $"{lease.Owner} on {lease.Host} for {LeaseText.Held(lease, now)}");
        fields.Add("lease", expiry.Text, expiry.Style);
        fields.Add("worktree", lease.Worktree);
        fields.Add("branch", lease.Branch);
    }

    private string Elsewhere(ClaimView claim) =>
        $"{claim.Owner} on {claim.Host} in another clone, "
        + LeaseExpiry.Of(claim.IsExpired, claim.ExpiresAt - now)
        + $" (seen {RoughTime.Of(claim.Age)} ago)";

    private void AddFields(FieldList fields, WorkOrder written)
    {
        if (details.Lease is null)
        {
            fields.Add("worktree", written.Worktree);
            fields.Add("branch", written.Branch);
        }

        fields.Add("dod", written.DodId);
        fields.Add("objective", written.Objective);
        fields.Add("allow", written.Scope?.Allow ?? []);
        fields.Add("deny", written.Scope?.Deny ?? []);
        fields.Add("verify", written.Verify?.Commands ?? []);
        fields.Add("deliver", written.Deliverables);
        fields.Add("created", written.CreatedAt);
        fields.Add("started", written.StartedAt);
        fields.Add("finished", written.FinishedAt);
        fields.Add("closed", written.ClosedAt);
        fields.Add("result", written.Result);
        fields.Add("verified at", written.VerifiedAtSha);
    }

    private static string Describe(LintFinding finding) =>
        $"{finding.Position} {finding.Level.Name()}: {finding.Message} [{finding.Code}]";
}
