using Wo.Engine.Store.Control;

namespace Wo.Engine.Verbs.Session;

/// <summary>What an entry of the session log says about a work order.</summary>
internal enum SessionKind
{
    /// <summary>What is about to be done.</summary>
    Intent,

    /// <summary>What came of it.</summary>
    Result,
}
