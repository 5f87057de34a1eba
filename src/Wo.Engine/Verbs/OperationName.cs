namespace Wo.Engine.Verbs;

/// <summary>A verb in the words of messages and records.</summary>
/// <param name="Name">The verb, as in <c>cannot release WO-0001</c>.</param>
/// <param name="Participle">Its participle, as in <c>WO-0001 was not released</c>.</param>
internal sealed record OperationName(string Name, string Participle);
