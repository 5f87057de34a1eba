using Wo.Engine.Store;
using Wo.Tool.Commands;
using Wo.Tool.Edge;
using Wo.Tool.Hosting;

StandardStreams.EnsureOpen();
Collector.PutOff();
return new ToolHost(ToolEnvironment.OfProcess(), CommandCatalog.Create, CommandCatalog.Find).Run(args);
