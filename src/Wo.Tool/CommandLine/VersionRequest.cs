namespace Wo.Tool.CommandLine;

/// <summary>Show the version.</summary>
internal sealed class VersionRequest : RequestAction;
