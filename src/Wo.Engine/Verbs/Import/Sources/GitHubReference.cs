namespace Wo.Engine.Verbs.Import.Sources;

/// <summary>An issue that a text names.</summary>
/// <param name="Repository">Owner and name of its repository; <see langword="null"/> for that of the text.</param>
/// <param name="Number">Its number there.</param>
internal readonly record struct GitHubReference(string? Repository, string Number);
