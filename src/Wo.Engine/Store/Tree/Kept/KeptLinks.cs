namespace Wo.Engine.Store.Tree.Kept;

/// <summary>Where the links of a work order are kept.</summary>
/// <param name="Summary">What is kept of its file.</param>
/// <param name="Start">Where in it they begin.</param>
internal readonly record struct KeptLinks(KeptSummary Summary, int Start)
{
    /// <summary>Them, as <see cref="SummaryFormat"/> reads them.</summary>
    public ReadOnlySpan<byte> Bytes => Summary.Bytes[Start..];

    /// <summary>Makes their texts.</summary>
    public SharedTexts Texts => Summary.Of.Texts;
}
