using System.Globalization;
using System.Text;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Read;

/// <summary>
/// A text that differs after every change that a transition, a renewal of a lease or a session entry makes, at the cost of a
/// dozen looks: sizes and times of files and directories, each of which is replaced or grows with such a change. What other
/// hands change in the text of a work order it does not tell.
/// </summary>
/// <param name="workspace">The tree.</param>
internal sealed class TreeStamp(Workspace workspace)
{
    /// <summary>The text now. What cannot be looked at counts as missing: a reader of the tree says what is wrong with it.</summary>
    public string Read()
    {
        // Two transitions within one tick of the disk's clock have two readings.
        var text = new StringBuilder(workspace.Generation.Read());
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
                text.Append('?');
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
            workspace.ControlLayout.Records,
            workspace.ControlLayout.Journal,
        ];
}
