// The library below: ids and states, results and errors, YAML, and whole-file writes are met in nearly every file here.
global using Wo.Core.Errors;
global using Wo.Core.Model;
global using Wo.Core.Schema;
global using Wo.Core.Storage;
global using Wo.Core.Yaml;
global using Wo.Engine.Problems;
