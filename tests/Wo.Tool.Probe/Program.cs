using Wo.Tool.Edge;
using Wo.Tool.Hosting;
using Wo.Tool.Probe;

StandardStreams.EnsureOpen();
return new ToolHost(ToolEnvironment.OfProcess(), ProbeCatalog.Create).Run(args);
