namespace Wo.Engine.Store.Tree;

/// <summary>One entry of <c>dependencies</c> as it is written.</summary>
/// <param name="Text">The entry, which should be an id.</param>
/// <param name="Position">Where it is written.</param>
/// <param name="Index">Its place in the list, from 0.</param>
internal readonly record struct WrittenDependency(string Text, YamlPosition Position, int Index);
