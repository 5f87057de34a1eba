global using Wo.Core.Errors;
global using Wo.Core.Git;
