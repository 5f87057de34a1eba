namespace Wo.Engine.Claims;

/// <summary>A swap that has won.</summary>
/// <param name="Now">What the register holds now.</param>
/// <param name="Pushed">The branch that went with it, or <see langword="null"/>.</param>
/// <param name="NotPushed">Why the branch that was to go with it did not; else <see langword="null"/>.</param>
internal sealed record ClaimSwapped(SeenClaim Now, PushedBranch? Pushed, WoError? NotPushed);
