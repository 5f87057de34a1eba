using System.Reflection;
using System.Runtime.Loader;

namespace Wo.Generators.Tests;

/// <summary>The output of a run as an assembly that can be called.</summary>
internal static class GeneratedAssembly
{
    public static Assembly Load(GeneratorRun run)
    {
        using var stream = new MemoryStream();
        var emitted = run.Output.Emit(stream, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        stream.Position = 0;
        return new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(stream);
    }
}
