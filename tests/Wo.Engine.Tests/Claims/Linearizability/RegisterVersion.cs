namespace Wo.Engine.Tests.Claims.Linearizability;

/// <summary>One version of a register, as the server has kept it.</summary>
/// <param name="Version">The version.</param>
/// <param name="Content">What it holds.</param>
internal sealed record RegisterVersion(string Version, byte[] Content);
