namespace Wo.Engine.Verbs.Gc;

/// <summary>One kind of thing that is left over once work orders are closed.</summary>
internal interface IGarbageKind
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>Whether removing one runs git, which is never done under the guard.</summary>
    bool NeedsGit { get; }

    /// <summary>Everything of the kind, with what is to become of it.</summary>
    IEnumerable<GarbageItem> Find(GarbageScene scene);

    /// <summary>Removes one that was found a moment ago under the same locks.</summary>
    Result<Unit> Remove(GarbageScene scene, GarbageItem item);
}
