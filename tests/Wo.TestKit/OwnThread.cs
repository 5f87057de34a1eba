namespace Wo.TestKit;

/// <summary>Runs what blocks on a thread of its own.</summary>
public static class OwnThread
{
    /// <summary>
    /// Starts it. Several that block in threads of the pool leave none for what they wait for, such as answers over a network,
    /// and the pool adds threads slowly: time limits pass.
    /// </summary>
    /// <param name="run">What blocks.</param>
    public static Task Run(Action run) =>
        Run(() =>
        {
            run();
            return true;
        });

    /// <inheritdoc cref="Run(Action)"/>
    public static Task<T> Run<T>(Func<T> run) =>
        Task.Factory.StartNew(
            run,
            CancellationToken.None,
            TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
            TaskScheduler.Default
        );
}
