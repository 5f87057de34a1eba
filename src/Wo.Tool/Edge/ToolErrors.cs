namespace Wo.Tool.Edge;

/// <summary>The failures of the console program itself, beside those of <see cref="ErrorCodes"/>.</summary>
internal static class ToolErrors
{
    /// <summary>A bug, or a machine that does what it should not.</summary>
    public static readonly ErrorCode Internal = new("INTERNAL_ERROR", ErrorClass.Storage);

    /// <summary>Standard output could not be written; nothing was changed.</summary>
    public static readonly ErrorCode OutputFailed = new("OUTPUT_FAILED", ErrorClass.Storage);

    /// <summary>The command did its work, but standard output could not be written to say so.</summary>
    public static readonly ErrorCode AnswerLost = new("ANSWER_LOST", ErrorClass.DurabilityUncertain);
}
