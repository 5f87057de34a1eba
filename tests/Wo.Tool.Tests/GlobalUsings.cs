global using Wo.Core.Errors;
global using Wo.Engine.Git;
global using Wo.Engine.Problems;
global using Wo.Engine.Wording;
