namespace Wo.Core.Storage;

/// <summary>What the file system says of a file that tells whether it is still the same. A value, as very many are looked at.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Identity">Which file it is.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Modified">Last change of the content, in ticks of UTC.</param>
/// <param name="Changed">Last change of anything about the file, in ticks of UTC.</param>
internal readonly record struct FileLook(FileKind Kind, FileIdentity Identity, long Size, long Modified, long Changed);
