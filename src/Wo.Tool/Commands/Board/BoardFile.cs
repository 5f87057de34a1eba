using System.Text;

namespace Wo.Tool.Commands.Board;

/// <summary>A file of the page.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Content">All of it.</param>
internal sealed record BoardFile(string Type, ReadOnlyMemory<byte> Content)
{
    /// <summary>A page.</summary>
    public static BoardFile Html(string text) => new("text/html; charset=utf-8", Encoding.UTF8.GetBytes(text));
}
