using Wo.Engine.Read;
using Wo.Engine.Store;

namespace Wo.Engine.Verbs.Take;

/// <summary>What one reading of the tree says of what is ready.</summary>
/// <param name="reader">Reads once more where something moved meanwhile.</param>
/// <param name="reading">The reading.</param>
/// <param name="isOfOneMoment">Whether nothing moved meanwhile.</param>
internal sealed class ReadyLook(TreeReader reader, TreeReading reading, bool isOfOneMoment)
{
    private IReadOnlyList<string>? doubts;

    public TreeReading Reading => reading;

    public bool IsOfOneMoment => isOfOneMoment;

    /// <summary>What may be ready besides, and cannot be told, as warnings. Of what moved meanwhile nothing is said.</summary>
    /// <remarks>What is ready is so whatever these are, so that what cannot be read is a doubt, too, and no failure.</remarks>
    public IReadOnlyList<string> Doubts => doubts ??= FindDoubts();

    private IReadOnlyList<string> FindDoubts() =>
        StorageBoundary.Run(Doubt).Error is { } doubt ? [$"{doubt.Code}: {doubt.Cause}"] : [];

    private Result<Unit> Doubt()
    {
        var doubt = ReadyDoubt.Find(reading);
        if (doubt is not null && !isOfOneMoment)
        {
            doubt = ReadyDoubt.Find(reader.ReadOpen());
        }

        return doubt is null ? Result.Ok : doubt;
    }
}
