namespace Wo.EndToEnd.Tests.Kills;

/// <summary>
/// A stretch of a command's run over which kills are spread evenly. How long it is gets learned on the way, because the
/// machine may be busier at one time than at another: long enough that a kill now and then comes too late.
/// </summary>
/// <param name="opens">Whether the stretch has begun.</param>
internal sealed class KillWindow(Func<bool> opens)
{
    private const double TooLong = 0.85;
    private const double TooShort = 1.04;

    /// <summary>Its length in milliseconds, as it is known now.</summary>
    public double Length { get; private set; }

    /// <summary>Whether the stretch has begun.</summary>
    public bool HasOpened() => opens();

    /// <summary>A whole run was measured.</summary>
    public void Measured(double milliseconds) => Length = milliseconds;

    /// <summary>A kill came in time, or too late.</summary>
    public void Learn(bool tooLate) => Length *= tooLate ? TooLong : TooShort;
}
