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
            errors.Add($"DUPLICATE_WO_ID: {entry.Id} lies in {where}; {decided}");
        }

        foreach (var candidate in entry.Candidates)
        {
            if (candidate.Problem is { } problem)
            {
                errors.Add($"WO_UNREADABLE: {problem}");
            }
        }

        if (shown.Problem is not null)
        {
            return;
        }

        if (shown.Text("status") is { } status && status != shown.State.DirectoryName())
        {
            errors.Add($"STATUS_DIRECTORY_MISMATCH: {shown.Path} says that its status is {status}");
        }

        if (shown.Text("id") is { } id && id != entry.Id.Value)
        {
            errors.Add($"ID_FILE_NAME_MISMATCH: {shown.Path} says that its id is {id}");
        }

        foreach (var key in new[] { "created_at", "closed_at" })
        {
            if (shown.Text(key) is { } time && IndexTime.Normalize(time) is null)
            {
                errors.Add($"NOT_A_TIMESTAMP: {shown.Path} says that its {key} is {time}");
            }
        }
    }
}
