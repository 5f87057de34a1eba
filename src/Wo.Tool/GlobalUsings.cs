// The engine, in one place: what a verb calls lies all over it.
global using Wo.Core.Creation;
global using Wo.Core.Errors;
global using Wo.Core.Gates;
global using Wo.Core.Git;
global using Wo.Core.Indexing;
global using Wo.Core.Lifecycle;
global using Wo.Core.Linting;
global using Wo.Core.Model;
global using Wo.Core.Processes;
global using Wo.Core.Reconciliation;
global using Wo.Core.Storage;
global using Wo.Core.Storage.Control;
global using Wo.Core.Views;
// The folder of the verb has the same name.
global using PreflightRun = Wo.Core.Lifecycle.Preflight;
