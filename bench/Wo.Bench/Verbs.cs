using System.Globalization;

namespace Wo.Bench;

/// <summary>Takes one work order after the other and finishes it; the work in between does not count.</summary>
internal sealed class Verbs(ScratchRepository tree)
{
    private int number;

    public void TakeAndFinish()
    {
        number++;
        var id = string.Create(CultureInfo.InvariantCulture, $"WO-{number:D4}");
        tree.Tool.Run("take", id);
        Work.In(tree.PlaceOf(id));
        tree.Tool.Run("finish", id, "--summary", "done");
    }
}
