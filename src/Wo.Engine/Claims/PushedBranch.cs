namespace Wo.Engine.Claims;

/// <summary>A branch and where it is.</summary>
/// <param name="Name">Its name without <c>refs/heads/</c>.</param>
/// <param name="Commit">Its commit.</param>
internal sealed record PushedBranch(string Name, string Commit);
