using Wo.Core.Yaml;

namespace Wo.Core.Schema;

/// <summary>Reads a record from a node.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <param name="node">The node.</param>
/// <param name="path">Its JSON path.</param>
/// <param name="findings">Takes what cannot be read.</param>
/// <returns>The record, or <see langword="null"/> where something it needs cannot be read.</returns>
public delegate T? RecordReader<T>(YamlNode node, string path, ICollection<SchemaFinding> findings)
    where T : class;
