namespace Wo.Engine.Tests.Faults;

/// <summary>One of the disks that a power loss may leave.</summary>
/// <param name="Versions">Which version each name that is not sure stands for.</param>
/// <param name="Contents">Which content each file that is not sure has.</param>
internal sealed record DiskChoice(
    IReadOnlyDictionary<string, int> Versions,
    IReadOnlyDictionary<DiskFile, byte[]> Contents
)
{
    /// <inheritdoc/>
    public override string ToString() =>
        string.Join(
            ", ",
            Versions
                .Select(choice => $"{System.IO.Path.GetFileName(choice.Key)} at its version {choice.Value}")
                .Concat(
                    Contents.Select(content => $"a file of {content.Key.Current.Length} bytes has {Describe(content)}")
                )
        );

    private static string Describe(KeyValuePair<DiskFile, byte[]> content) =>
        ReferenceEquals(content.Key.Current, content.Value) ? "all of them" : $"{content.Value.Length} other ones";
}
