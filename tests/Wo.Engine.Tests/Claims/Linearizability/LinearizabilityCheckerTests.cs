using System.Text;

namespace Wo.Engine.Tests.Claims.Linearizability;

/// <summary>The checker finds what it is there for, and takes what concurrency allows.</summary>
public sealed class LinearizabilityCheckerTests
{
    private static readonly RegisterVersion[] Two = [new("1", Bytes("a")), new("2", Bytes("b"))];

    private static readonly RegisterEvent[] Sound = [Won(null, "a", "1", 0, 10), Won("1", "b", "2", 20, 30)];

    [Fact]
    public void What_concurrency_allows_is_taken()
    {
        Assert.Empty(LinearizabilityChecker.Check(Two, Sound));
        // While the second write is under way both may be read, the later one first by another client.
        Assert.Empty(LinearizabilityChecker.Check(Two, [.. Sound, Read("1", "a", 21, 29), Read("2", "b", 22, 40)]));
        // The answer got lost, and the write took effect long after.
        Assert.Empty(
            LinearizabilityChecker.Check(
                Two,
                [Sound[0], Call(RegisterEventKind.Unknown, "1", "b", null, 20, 30), Read("1", "a", 50, 60)]
            )
        );
        Assert.Empty(
            LinearizabilityChecker.Check(Two, [.. Sound, Call(RegisterEventKind.Lost, "1", "c", null, 15, 25)])
        );
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_no_order_explains_is_found(string what, object[] calls) =>
        Assert.True(
            LinearizabilityChecker.Check(Two, [.. calls.Cast<RegisterEvent>()]).Count > 0,
            $"{what} was not found"
        );

    public static TheoryData<string, object[]> Broken =>
        new()
        {
            { "a stale read", [.. Sound, Read("1", "a", 31, 40)] },
            { "a read of what is not written yet", [.. Sound, Read("2", "b", 11, 19)] },
            {
                "reads that go back",
                [
                    Sound[0],
                    Call(RegisterEventKind.Unknown, "1", "b", null, 20, 30),
                    Read("2", "b", 31, 40),
                    Read("1", "a", 41, 50),
                ]
            },
            { "a second winner", [.. Sound, Won("1", "c", "2", 20, 30)] },
            { "a write by one that lost", [Sound[0], Call(RegisterEventKind.Lost, "1", "b", null, 20, 30)] },
            { "a write of no clone", [Sound[0]] },
            { "a write that expected another version", [Sound[0], Won(null, "b", "2", 20, 30)] },
            { "a read of what never was", [.. Sound, Read("2", "x", 31, 40)] },
            { "a swap that was lost for nothing", [.. Sound, Call(RegisterEventKind.Lost, "2", "c", null, 40, 50)] },
            { "a read of nothing after a write", [.. Sound, Read(null, "", 31, 40)] },
        };

    private static RegisterEvent Won(string? expected, string content, string version, long began, long ended) =>
        Call(RegisterEventKind.Won, expected, content, version, began, ended);

    private static RegisterEvent Read(string? version, string content, long began, long ended) =>
        new("r", RegisterEventKind.Read, null, null, version, Bytes(content), began, ended);

    private static RegisterEvent Call(
        RegisterEventKind kind,
        string? expected,
        string content,
        string? version,
        long began,
        long ended
    ) => new("r", kind, expected, Bytes(content), version, null, began, ended);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
