using Wo.Engine.Store.Tree;

namespace Wo.Engine.Index;

/// <summary>Duplicates, mismatches and unreadable files, one line each.</summary>
internal static class IndexErrors
{
    public static void Collect(WorkOrderEntry entry, WorkOrderCandidate shown, List<string> errors)
    {
        if (entry.Candidates.Length > 1)
        {
            var where = string.Join(", ", entry.Candidates.Select(candidate => candidate.Path.Relative));
            var decided = entry.Active is null ? "none can be preferred" : $"{entry.Active.Path} counts";
            errors.Add($"{Problem.DuplicateId}: {entry.Id} lies in {where}; {decided}");
        }

        foreach (var candidate in entry.Candidates)
        {
            if (candidate.Problem is { } problem)
            {
                errors.Add($"{Problem.Unreadable}: {problem}");
            }
        }

        if (shown.Problem is not null)
        {
            return;
        }

        if (shown.Summary.Status is { } status && status != shown.State.DirectoryName())
        {
            errors.Add($"{Problem.StatusMismatch}: {shown.Path} says that its status is {status}");
        }

        if (shown.Summary.WrittenId is { } id && id != entry.Id.Value)
        {
            errors.Add($"{Problem.IdMismatch}: {shown.Path} says that its id is {id}");
        }

        foreach (
            var (key, written) in new[]
            {
                ("created_at", shown.Summary.CreatedAt),
                ("closed_at", shown.Summary.ClosedAt),
            }
        )
        {
            if (written is { } time && IndexTime.Normalize(time) is null)
            {
                errors.Add($"{Problem.NotATimestamp}: {shown.Path} says that its {key} is {time}");
            }
        }
    }
}
