namespace Wo.Engine.Tests.Faults;

/// <summary>Told of every operation that had its effect, in order.</summary>
internal interface ISeamObserver
{
    /// <summary>A file was created, or opened for appending where none was.</summary>
    void Created(string path);

    /// <summary>Bytes were written at the end of the file that is at the path now.</summary>
    void Written(string path, byte[] bytes);

    /// <summary>The content of the file at the path was synced.</summary>
    void Synced(string path);

    /// <summary>A file got a second name.</summary>
    void Linked(string file, string name);

    /// <summary>A file was renamed; what was at the target is gone.</summary>
    void Renamed(string from, string to);

    /// <summary>A file was removed.</summary>
    void Removed(string path);

    /// <summary>A directory was made.</summary>
    void DirectoryMade(string path);

    /// <summary>The entries of a directory were synced.</summary>
    void DirectorySynced(string path);
}
