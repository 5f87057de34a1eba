using Wo.Core.Storage.Posix;

namespace Wo.Engine.Tests.Faults;

/// <summary>One failure of an operation that only looks.</summary>
/// <param name="Call">Which of them, counted from 0.</param>
/// <param name="Errno">What it fails with.</param>
/// <param name="IsSticky">Whether all later ones fail as well.</param>
internal sealed record ReadFault(int Call, int Errno, bool IsSticky);
