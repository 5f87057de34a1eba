using System.Runtime.InteropServices;

namespace Wo.Core.Storage;

/// <summary>An exclusively opened lock file. Disposing releases it.</summary>
internal interface IFileLock : IDisposable
{
    /// <summary>The descriptor; a child that inherits it keeps the lock alive after this process died.</summary>
    SafeHandle Handle { get; }

    /// <summary>Replaces the informational content of the lock file. Not durable and decides nothing.</summary>
    void Describe(string text);
}
