namespace Wo.Engine.Tests.Histories;

/// <summary>Something happened in a history that must not.</summary>
internal sealed class HistoryFailure(string message) : Exception(message)
{
    public static void Unless(bool condition, string message)
    {
        if (!condition)
        {
            throw new HistoryFailure(message);
        }
    }
}
