using System.Text;
using Wo.Tool.Output;

namespace Wo.Tool.Tests;

/// <summary>
/// What a command says on standard error is not torn: where several write to one terminal or log, each line, and each error card as
/// a whole, arrives in one piece.
/// </summary>
public sealed class PiecesOfErrorOutputTests : IDisposable
{
    private readonly Pieces errors = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_error_card_is_one_piece(bool terminal)
    {
        ToolRun run = await ToolRun.OfAsync(["fail", "conflict"], terminal: terminal, errors: errors);

        Assert.Contains("NEXT_STEPS:", run.Error);
        Assert.Equal([run.Error], errors.Written);
    }

    [Fact]
    public async Task A_warning_is_one_piece()
    {
        ToolRun run = await ToolRun.OfAsync(["warn"], terminal: true, errors: errors);

        Assert.Contains("something", run.Error);
        Assert.Equal([run.Error], errors.Written);
    }

    [Fact]
    public void Lines_after_a_card_are_sent_at_once_again()
    {
        using var writer = new StreamWriter(errors);
        var output = new TextOutput(writer, color: true, Verbosity.Normal) { IsPrompt = true };

        Assert.Throws<InvalidOperationException>(() =>
            output.Together(() =>
            {
                output.Line("one");
                output.Line("two");
                throw new InvalidOperationException();
            })
        );
        output.Line("three");

        Assert.Equal(["one\ntwo\n", "three\n"], errors.Written);
    }

    public void Dispose() => errors.Dispose();

    private sealed class Pieces : MemoryStream
    {
        public List<string> Written { get; } = [];

        public override void Write(ReadOnlySpan<byte> buffer) => Write(buffer.ToArray(), 0, buffer.Length);

        public override void Write(byte[] buffer, int offset, int count)
        {
            Written.Add(Encoding.UTF8.GetString(buffer, offset, count));
            base.Write(buffer, offset, count);
        }
    }
}
