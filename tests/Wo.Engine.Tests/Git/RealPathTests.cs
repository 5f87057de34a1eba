using Wo.Engine.Git;
using Wo.TestKit;

namespace Wo.Engine.Tests.Git;

public sealed class RealPathTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    [Fact]
    public void Of_what_does_not_exist_yet_the_part_that_does_is_resolved()
    {
        var real = Directory.CreateDirectory(directory.At("real")).FullName;
        File.CreateSymbolicLink(directory.At("link"), real);

        Assert.Equal(Path.Join(RealPath.Find(real), "a", "b"), RealPath.Of(directory.At("link/a/b/")));
        Assert.Null(RealPath.Find(directory.At("link/a")));
    }

    /// <summary>The command that goes there next says why it cannot; a wrong place would be said by nobody.</summary>
    [Fact]
    public void What_cannot_be_resolved_is_taken_as_it_is_written()
    {
        var surroundings = RealPath.Find(directory.Path);
        var tooLong = new string('x', 300);
        File.CreateSymbolicLink(directory.At("loop"), directory.At("loop"));

        Assert.Equal(Path.Join(surroundings, "loop", "a"), RealPath.Of(directory.At("loop/a")));
        Assert.Equal(Path.Join(surroundings, tooLong), RealPath.Of(directory.At(tooLong)));
    }

    public void Dispose() => directory.Dispose();
}
