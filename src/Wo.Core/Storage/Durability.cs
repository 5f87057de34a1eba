namespace Wo.Core.Storage;

/// <summary>What must survive power loss before a write returns.</summary>
internal enum Durability
{
    /// <summary>Content and name.</summary>
    Full,

    /// <summary>The content, so that the name never stands for half a file; the name itself may be lost.</summary>
    Content,

    /// <summary>Nothing: the file decides nothing that matters after a restart.</summary>
    None,
}
