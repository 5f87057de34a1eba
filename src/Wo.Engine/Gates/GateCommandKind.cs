namespace Wo.Engine.Gates;

/// <summary>Why a command runs.</summary>
internal enum GateCommandKind
{
    /// <summary>One of the work order's <c>verify.commands</c>.</summary>
    Verify,

    /// <summary>One of the tree's <c>verify_always</c>.</summary>
    Always,

    /// <summary>One of a required check of the definition of done.</summary>
    Check,

    /// <summary>It makes a piece of evidence.</summary>
    Evidence,
}
