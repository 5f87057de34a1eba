namespace Wo.Core.Storage;

/// <summary>A file that is open for writing. Disposing closes it and promises nothing about durability.</summary>
internal interface IWritableFile : IDisposable
{
    /// <summary>Bytes in the file when it was opened.</summary>
    long Length { get; }

    /// <summary>Writes all bytes, or throws <see cref="StorageException"/>.</summary>
    void Write(ReadOnlySpan<byte> bytes);

    /// <summary>The last byte of the file; <see langword="null"/> where it is empty or not readable.</summary>
    byte? LastByte();

    /// <summary>Cuts the file back to a length that it had.</summary>
    void Truncate(long length);

    /// <summary>Makes the content durable, or throws; a failed sync must not be retried as proof.</summary>
    void Sync();
}
