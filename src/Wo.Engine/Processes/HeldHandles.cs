using System.Runtime.InteropServices;

namespace Wo.Engine.Processes;

/// <summary>Keeps handles from being closed while their numbers are in use.</summary>
internal sealed class HeldHandles : IDisposable
{
    private readonly SafeHandle[] handles;
    private readonly int[] descriptors;
    private int held;

    public HeldHandles(SafeHandle[] handles)
    {
        this.handles = handles;
        descriptors = new int[handles.Length];
        try
        {
            foreach (var handle in handles)
            {
                var added = false;
                handle.DangerousAddRef(ref added);
                descriptors[held++] = (int)handle.DangerousGetHandle();
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The descriptors, in the order of the handles.</summary>
    public ReadOnlySpan<int> Descriptors => descriptors;

    /// <inheritdoc/>
    public void Dispose()
    {
        while (held > 0)
        {
            handles[--held].DangerousRelease();
        }
    }
}
