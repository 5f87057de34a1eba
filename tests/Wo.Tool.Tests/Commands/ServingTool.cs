using System.IO.Pipelines;
using Wo.Tool.Commands;
using Wo.Tool.Edge;
using Wo.Tool.Hosting;

namespace Wo.Tool.Tests.Commands;

/// <summary>A command that serves until it is stopped, inside the test's process.</summary>
/// <param name="tree">Where it runs.</param>
internal sealed class ServingTool(TreeSandbox tree)
{
    /// <summary>Its standard output.</summary>
    public Pipe Output { get; } = new(new PipeOptions(pauseWriterThreshold: 0));

    /// <summary>Its standard error; by default what is written there is lost.</summary>
    public Stream Error { get; init; } = Stream.Null;

    /// <summary>Its standard input; by default it is empty.</summary>
    public Func<Stream> Input { get; init; } = static () => Stream.Null;

    /// <summary>The signals of its process.</summary>
    public FakeInterrupts Interrupts { get; } = new();

    /// <summary>Starts it.</summary>
    /// <returns>Its exit code, once it has ended.</returns>
    public Task<int> Run(params string[] words)
    {
        var environment = new ToolEnvironment
        {
            Console = new ConsoleStreams(Output.Writer.AsStream(), Error, false, false),
            Input = Input,
            Variable = name => tree.Variables.GetValueOrDefault(name),
            WorkingDirectory = () => tree.Directory,
            Time = tree.Time ?? TimeProvider.System,
            ListenForInterrupts = _ => Interrupts,
        };
        var host = new ToolHost(environment, CommandCatalog.Create);
        return Task.Run(() =>
        {
            var exitCode = host.Run(words);
            Output.Writer.Complete();
            return exitCode;
        });
    }
}
