using System.Globalization;
using Wo.Core.Storage.Posix;
using Wo.Engine.Tests.Histories;

namespace Wo.Engine.Tests.Faults;

/// <summary>One failure of the file system.</summary>
/// <param name="Call">Which of the operations that change something fails, counted from 0.</param>
/// <param name="Moment">Before or after its effect.</param>
/// <param name="Errno">What it fails with; 0 stands for the death of the process.</param>
/// <param name="IsSticky">Whether all later ones fail as well.</param>
internal sealed record Fault(int Call, FaultMoment Moment, int Errno, bool IsSticky)
{
    private const int IoError = 5;
    private const int AccessDenied = 13;
    private const int CrossDevice = 18;
    private const int NoSpace = 28;

    private static readonly int[] Errors = [IoError, NoSpace, AccessDenied, CrossDevice];

    /// <summary>Whether the process dies: nothing after it happens, and nothing catches it.</summary>
    public bool IsDeath => Errno == 0;

    /// <summary>The process dies before an operation.</summary>
    public static Fault Death(int call, FaultMoment moment = FaultMoment.Before) => new(call, moment, 0, true);

    /// <summary>Every way in which an operation can fail, a death before it among them.</summary>
    public static IEnumerable<Fault> At(int call, string operation)
    {
        yield return Death(call);
        FaultMoment[] moments =
            operation == "write"
                ? [FaultMoment.Before, FaultMoment.HalfWay, FaultMoment.After]
                : [FaultMoment.Before, FaultMoment.After];
        if (operation == "write")
        {
            yield return Death(call, FaultMoment.HalfWay);
        }

        foreach (var moment in moments)
        {
            foreach (var errno in Errors)
            {
                yield return new Fault(call, moment, errno, IsSticky: false);
                yield return new Fault(call, moment, errno, IsSticky: true);
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var what = IsDeath ? "death" : string.Create(CultureInfo.InvariantCulture, $"errno {Errno}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{what} {Moment} operation {Call}{(IsSticky && !IsDeath ? " and ever after" : "")}"
        );
    }
}
