namespace Wo.Engine.Store.Tree.Kept;

/// <summary>What is kept of one file, whose stamp is still that of the file.</summary>
/// <param name="Of">The file of summaries that it is in.</param>
/// <param name="Row">Its place there.</param>
internal readonly record struct KeptSummary(KeptSummaries Of, int Row)
{
    /// <summary>The stamp.</summary>
    public FileStamp Stamp => Of.StampAt(Row);

    /// <summary>Whether it is a <see cref="UsualFile"/>.</summary>
    public bool IsUsual => Of.IsUsualAt(Row);

    /// <summary>The summary and more as it is written.</summary>
    public ReadOnlySpan<byte> Bytes => Of.BytesAt(Row);
}
