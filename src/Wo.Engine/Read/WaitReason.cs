namespace Wo.Engine.Read;

/// <summary>Something that is against taking a work order.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Text">What exactly, in one line.</param>
internal readonly record struct WaitReason(WaitKind Kind, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}
