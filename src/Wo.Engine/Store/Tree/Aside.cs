namespace Wo.Engine.Store.Tree;

/// <summary>Finds things out on a thread of its own while the one that asks for them does other work.</summary>
internal static class Aside
{
    /// <summary>
    /// Begins to find values out, one after the other: a thread for each would take time from the one that is waited for. Who asks
    /// for a value waits for it, finds it out where the thread has not begun to, and is thrown what was thrown.
    /// </summary>
    /// <param name="values">
    /// The values. What finds them out must be made for several threads, or use nothing that others use.
    /// </param>
    public static void Begin(params Action[] values) =>
        EachFile.TryStart(() =>
        {
            foreach (var find in values)
            {
                try
                {
                    find();
                }
                catch (Exception)
                {
                    // Who asks for the value is thrown the same; of a thread of its own it would end the process.
                }
            }
        });
}
