using System.Text;
using Wo.Engine.Store;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Hook;

/// <summary>Adds the id of the work order that a branch belongs to at the end of a commit message, once.</summary>
internal sealed class CommitTrailer(Workspace workspace)
{
    private const string Key = "Work-Order";
    private const string Scissors = ">8";
    private const int MaxBytes = 1 << 24;

    /// <summary>Adds it.</summary>
    /// <param name="directory">Where the commit is made.</param>
    /// <param name="message">The file with the message, absolute.</param>
    /// <returns>The id that the message names now; <see langword="null"/> where none belongs there.</returns>
    public Result<WorkOrderId?> Add(string directory, string message) =>
        StorageBoundary.Run<WorkOrderId?>(() =>
        {
            if (!workspace.Refs.CurrentBranch(directory).TryGet(out var branch, out var error) && error is not null)
            {
                return error;
            }

            if (branch is null || new BranchOwner(workspace).Find(branch) is not { } id)
            {
                return (WorkOrderId?)null;
            }

            var content = workspace.Files.Read(message, MaxBytes);
            if (!content.IsOk)
            {
                return new WoError(Problem.StorageFailed, $"the commit message {message} cannot be read");
            }

            var text = Written(Encoding.UTF8.GetString(content.Bytes));

            // git stops at a message without words, and has to go on doing so.
            if (text.Length == 0 || Names(text, id.Value))
            {
                return text.Length == 0 ? (WorkOrderId?)null : id;
            }

            return from added in workspace.Git.Write(
                    directory,
                    [
                        "interpret-trailers",
                        "--in-place",
                        "--if-exists=addIfDifferent",
                        "--trailer",
                        $"{Key}: {id}",
                        message,
                    ]
                )
                select (WorkOrderId?)id;
        });

    /// <summary>What its author wrote: without comments and what stands below the scissors of a verbose commit.</summary>
    private static string Written(string message)
    {
        var lines = message
            .Split('\n')
            .TakeWhile(line => !(line.StartsWith('#') && line.Contains(Scissors, StringComparison.Ordinal)))
            .Where(line => !line.StartsWith('#'));
        return string.Join('\n', lines).Trim();
    }

    private static bool Names(string text, string id)
    {
        for (
            var at = text.IndexOf(id, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(id, at + 1, StringComparison.Ordinal)
        )
        {
            var end = at + id.Length;
            var isWhole =
                (at == 0 || !IsPart(text[at - 1]))
                && (end == text.Length || !IsPart(text[end]) || IsEndOfSentence(text, end));
            if (isWhole)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '.';

    private static bool IsEndOfSentence(string text, int at) =>
        text[at] is '.' or '-' && (at + 1 == text.Length || !char.IsAsciiLetterOrDigit(text[at + 1]));
}
