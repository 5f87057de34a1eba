// The library below the engine is met in nearly every test here.
global using Wo.Core.Errors;
global using Wo.Core.Model;
global using Wo.Core.Schema;
global using Wo.Core.Storage;
global using Wo.Core.Yaml;
global using Wo.Engine.Problems;
