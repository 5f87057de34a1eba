using Wo.Core.Errors;
using Wo.Core.Storage;
using Wo.TestKit;

namespace Wo.Core.Tests.Storage;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryDirectory root = new();

    private CtxPath Path => CtxPath.Of(root.Path) / "notes" / "a";

    private string Text => File.ReadAllText(root.At("_ctx", "notes", "a"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => root.Dispose();

    [Fact]
    public async Task Each_write_leaves_what_the_raw_one_would_have_left()
    {
        AtomicFile.WriteBytes(Path, new byte[] { 0x61 }).ThrowIfFailed();
        Assert.Equal("a", Text);
        AtomicFile.WriteLines(Path, ["b", "c"]).ThrowIfFailed();
        Assert.Equal($"b{Environment.NewLine}c{Environment.NewLine}", Text);
        await AtomicFile.WriteTextAsync(Path, "d", Token).ThrowIfFailedAsync();
        Assert.Equal("d", Text);
        await AtomicFile.WriteBytesAsync(Path, new byte[] { 0x65 }, Token).ThrowIfFailedAsync();
        Assert.Equal("e", Text);
        await AtomicFile.WriteLinesAsync(Path, ["f"], Token).ThrowIfFailedAsync();
        Assert.Equal($"f{Environment.NewLine}", Text);
    }

    [Fact]
    public async Task A_failure_that_nobody_looks_at_is_thrown_as_a_failure_of_files()
    {
        root.Write("_ctx/notes", "a file where a directory is needed");

        var thrown = Assert.Throws<AtomicFileException>(() => AtomicFile.WriteText(Path, "").ThrowIfFailed());
        Assert.IsAssignableFrom<IOException>(thrown);
        Assert.Equal(ErrorCodes.StorageFailed, thrown.Error.Code);
        Assert.Throws<AtomicFileException>(() => AtomicFile.CreateExclusive(Path, "").IsCreated());
        await Assert.ThrowsAsync<AtomicFileException>(() =>
            AtomicFile.WriteTextAsync(Path, "", Token).ThrowIfFailedAsync()
        );
        await Assert.ThrowsAsync<AtomicFileException>(() =>
            AtomicFile.CreateExclusiveAsync(Path, "", Token).IsCreatedAsync()
        );
    }

    [Fact]
    public async Task An_exclusive_creation_says_who_was_first_and_leaves_what_is_there()
    {
        Assert.True(AtomicFile.CreateExclusive(Path, "first").IsCreated());
        Assert.False(AtomicFile.CreateExclusive(Path, "second").IsCreated());
        Assert.False(await AtomicFile.CreateExclusiveAsync(Path, "third", Token).IsCreatedAsync());
        Assert.False(await AtomicFile.CreateExclusiveAsync(Path, new byte[1], Token).IsCreatedAsync());
        Assert.Equal("first", Text);
    }

    [Fact]
    public async Task What_is_cancelled_before_it_began_changes_nothing()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AtomicFile.WriteTextAsync(Path, "", cancelled));

        Assert.False(Directory.Exists(root.At("_ctx")));
    }
}
