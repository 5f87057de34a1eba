using System.Runtime.ExceptionServices;

namespace Wo.Engine.Store.Tree;

/// <summary>
/// Something that is found out on a thread of its own while the one that asks for it does other work. Where no thread can be had
/// it is found out when it is asked for.
/// </summary>
/// <typeparam name="T">What is found out.</typeparam>
internal sealed class Aside<T>
{
    private readonly Func<T> find;
    private readonly Thread? thread;
    private T? found;
    private ExceptionDispatchInfo? failure;
    private bool isFound;

    private Aside(Func<T> find)
    {
        this.find = find;
        thread = EachFile.TryStart(Find);
    }

    /// <summary>What was found out, once that is done.</summary>
    /// <exception cref="StorageException">What finding it out threw.</exception>
    public T Value
    {
        get
        {
            thread?.Join();
            if (!isFound)
            {
                Find();
            }

            failure?.Throw();
            return found!;
        }
    }

    /// <summary>Begins to find something out.</summary>
    /// <param name="find">Finds it out; what it uses must be made for several threads, or be used by it alone.</param>
    public static Aside<T> Begin(Func<T> find) => new(find);

    private void Find()
    {
        try
        {
            found = find();
        }
        catch (Exception failed)
        {
            failure = ExceptionDispatchInfo.Capture(failed);
        }

        isFound = true;
    }
}
