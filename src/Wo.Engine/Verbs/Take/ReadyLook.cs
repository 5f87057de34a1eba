using Wo.Engine.Read;
using Wo.Engine.Store;

namespace Wo.Engine.Verbs.Take;

/// <summary>What one reading of the tree says of what is ready.</summary>
/// <param name="reader">Reads once more where something moved meanwhile.</param>
/// <param name="reading">The reading.</param>
/// <param name="isOfOneMoment">Whether nothing moved meanwhile.</param>
internal sealed class ReadyLook(TreeReader reader, TreeReading reading, bool isOfOneMoment)
{
    private readonly Lazy<WoError?> doubt = new(() => DoubtIn(() => reading), LazyThreadSafetyMode.None);
    private IReadOnlyList<string>? doubts;

    public TreeReading Reading => reading;

    public bool IsOfOneMoment => isOfOneMoment;

    /// <summary>Why more may be ready than the reading tells; where something moved meanwhile, that may be all.</summary>
    public WoError? Doubt => doubt.Value;

    /// <summary>What may be ready besides, and cannot be told, as warnings. Of what moved meanwhile nothing is said.</summary>
    /// <remarks>What is ready is so whatever these are, so that what cannot be read is a doubt, too, and no failure.</remarks>
    public IReadOnlyList<string> Doubts => doubts ??= FindDoubts();

    private IReadOnlyList<string> FindDoubts()
    {
        var found = Doubt is null || isOfOneMoment ? Doubt : DoubtIn(reader.ReadOpen);
        return found is null ? [] : [$"{found.Code}: {found.Cause}"];
    }

    private static WoError? DoubtIn(Func<TreeReading> read) =>
        StorageBoundary.Run(() => ReadyDoubt.Find(read()) is { } found ? found : Result.Ok).Error;
}
