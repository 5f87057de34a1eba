namespace Wo.Engine.Workspaces;

/// <summary>Where lease tokens come from.</summary>
internal interface ITokenSource
{
    /// <summary>A new token: 128 random bits as 32 lower-case hexadecimal digits.</summary>
    /// <exception cref="Wo.Core.Storage.StorageException">The system has no random numbers.</exception>
    string Next();
}
