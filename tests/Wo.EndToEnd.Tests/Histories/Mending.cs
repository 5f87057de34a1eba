using Wo.TestKit;
using Wo.TestKit.Histories;

namespace Wo.EndToEnd.Tests.Histories;

/// <summary>What only people can end, at the end of a history.</summary>
/// <param name="tree">The repository.</param>
/// <param name="observer">Says what is there.</param>
/// <param name="born">The text that each work order was born with.</param>
internal sealed class Mending(SampleTree tree, Observer observer, IReadOnlyDictionary<string, string> born)
{
    /// <summary>Removes broken files, and brings back what has no other text left.</summary>
    public void Mend(string id)
    {
        var facts = observer.Of(id);
        foreach (var (state, _) in facts.Files.Where(file => file.Value.IsBroken))
        {
            File.Delete(tree.FileOf(id, state));
        }

        if (facts.Files.Values.All(doc => doc.IsBroken) && facts.Backups.All(backup => backup.Doc.IsBroken))
        {
            File.WriteAllText(tree.FileOf(id, "pending"), born[id]);
        }

        if (facts is { Settled: "running", HasRecord: false, Mirror: null })
        {
            File.Move(tree.FileOf(id, "running"), tree.FileOf(id, "pending"));
        }
    }
}
