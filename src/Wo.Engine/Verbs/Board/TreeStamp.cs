using System.Globalization;
using System.Text;
using Wo.Engine.Store;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Board;

/// <summary>
/// A text that differs after every change that a transition, a renewal of a lease or a session entry makes: sizes and times
/// of a dozen files and directories, each of which is replaced or grows with such a change.
/// </summary>
/// <param name="workspace">The tree.</param>
internal sealed class TreeStamp(Workspace workspace)
{
    /// <summary>The text now. What cannot be looked at counts as missing.</summary>
    public string Read()
    {
        var text = new StringBuilder();
        foreach (var path in Paths())
        {
            try
            {
                if (workspace.Files.Status(path) is { } status)
                {
                    text.Append(CultureInfo.InvariantCulture, $"{status.Size} {status.ModifiedAt.UtcTicks}");
                }
            }
            catch (StorageException)
            {
                // A reader of the tree says what is wrong with it.
            }

            text.Append(';');
        }

        return text.ToString();
    }

    private IEnumerable<string> Paths() =>
        [
            .. WorkOrderStates.All.Select(state => workspace.Layout.StateDirectory(state).FullPath),
            workspace.Layout.Jobs.FullPath,
            workspace.Layout.Ctx.FullPath,
            workspace.Layout.Backlog.FullPath,
            workspace.Layout.Configuration.FullPath,
            workspace.Session.Find().FullPath,
            workspace.ControlLayout.Generation,
            workspace.ControlLayout.Records,
            workspace.ControlLayout.Journal,
        ];
}
