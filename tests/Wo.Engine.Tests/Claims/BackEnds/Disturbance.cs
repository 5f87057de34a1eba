namespace Wo.Engine.Tests.Claims.BackEnds;

/// <summary>What becomes of the swaps of a clone.</summary>
internal enum Disturbance
{
    /// <summary>The first one arrives, and its answer gets lost.</summary>
    FirstAnswerLost,

    /// <summary>The first one does not arrive.</summary>
    FirstRequestLost,

    /// <summary>None arrives.</summary>
    RequestsLost,

    /// <summary>All arrive, and all answers get lost.</summary>
    AnswersLost,

    /// <summary>The first one arrives and is answered; none after it arrives.</summary>
    LaterRequestsLost,
}
