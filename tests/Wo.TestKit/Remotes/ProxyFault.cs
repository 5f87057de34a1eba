namespace Wo.TestKit.Remotes;

/// <summary>What a <see cref="CuttingProxy"/> does to one connection.</summary>
public enum ProxyFaultKind
{
    /// <summary>It is closed as soon as it is there.</summary>
    Drop,

    /// <summary>What is asked and answered arrives later.</summary>
    Delay,

    /// <summary>What is asked is asked twice; the answer of the first is handed on.</summary>
    Duplicate,

    /// <summary>The server gets the first bytes of what is asked, and then the connection breaks.</summary>
    CutRequest,

    /// <summary>The server gets all that is asked; the client gets the first bytes of the answer, and then the connection breaks.</summary>
    CutAnswer,
}

/// <summary>A fault.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Connection">To which connection, from 0.</param>
/// <param name="Bytes">After how many bytes.</param>
public sealed record ProxyFault(ProxyFaultKind Kind, int Connection, int Bytes = 0);
