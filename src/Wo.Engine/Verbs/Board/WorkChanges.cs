namespace Wo.Engine.Verbs.Board;

/// <summary>What work changes, as a patch.</summary>
/// <param name="Source">What is compared, or the file that the patch is from.</param>
/// <param name="Text">The patch, or its beginning.</param>
/// <param name="IsAll">Whether that is all of it.</param>
internal sealed record WorkChanges(string Source, string Text, bool IsAll);
