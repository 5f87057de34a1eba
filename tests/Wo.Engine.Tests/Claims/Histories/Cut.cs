namespace Wo.Engine.Tests.Claims.Histories;

/// <summary>What happens to one call of the network.</summary>
internal enum Cut
{
    /// <summary>The remote cannot be reached.</summary>
    Unreachable,

    /// <summary>The remote does what is asked, and no word of it comes back.</summary>
    AnswerLost,

    /// <summary>The remote does what is asked, and the connection breaks before it has reported that.</summary>
    ReportLost,

    /// <summary>The process dies before the call.</summary>
    KilledBefore,

    /// <summary>The process dies when the remote has done what is asked.</summary>
    KilledAfter,

    /// <summary>Another clone does something just before the call.</summary>
    OthersBefore,

    /// <summary>Another clone does something before the answer arrives.</summary>
    OthersAfter,
}
