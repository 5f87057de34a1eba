namespace Wo.Engine.Git;

/// <summary>What a new branch starts from.</summary>
/// <param name="Name">How people call it, such as <c>main</c> or <c>origin/main</c>.</param>
/// <param name="Oid">The commit it names now, in full.</param>
internal sealed record BaseRef(string Name, string Oid);
