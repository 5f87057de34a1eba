using System.Diagnostics.CodeAnalysis;

namespace Wo.Engine.Store.Tree;

/// <summary>Finds something out on a thread of its own while the one that asks for it does other work.</summary>
internal static class Aside
{
    /// <summary>
    /// Begins to find something out. Who asks for the value waits for it, finds it out where no thread has begun to, and is thrown what
    /// was thrown.
    /// </summary>
    /// <typeparam name="T">What is found out.</typeparam>
    /// <param name="find">Finds it out, once; what it uses must be made for several threads, or be used by it alone.</param>
    public static Lazy<T> Begin<
        // As Lazy<T> asks, which can also call a constructor; no native build is made without it.
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)]
            T
    >(Func<T> find)
    {
        var found = new Lazy<T>(find);
        EachFile.TryStart(() =>
        {
            try
            {
                _ = found.Value;
            }
            catch (Exception)
            {
                // Who asks for the value is thrown the same; of a thread of its own it would end the process.
            }
        });
        return found;
    }
}
