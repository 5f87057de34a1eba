namespace Wo.Tool.Commands.Board;

/// <summary>What an address answers.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Content">All of it.</param>
internal sealed record BoardFile(string Type, ReadOnlyMemory<byte> Content);
