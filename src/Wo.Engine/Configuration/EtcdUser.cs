namespace Wo.Engine.Configuration;

/// <summary>
/// Whom etcd is asked as: from the environment and nowhere else. No record, so that nothing prints the password by chance.
/// </summary>
internal sealed class EtcdUser
{
    /// <summary>The environment variable with the name.</summary>
    public const string NameVariable = "WO_ETCD_USER";

    /// <summary>The environment variable with the password.</summary>
    public const string PasswordVariable = "WO_ETCD_PASSWORD";

    /// <summary>Takes a name and a password.</summary>
    public EtcdUser(string name, string password) => (Name, Password) = (name, password);

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The password.</summary>
    public string Password { get; }

    /// <summary>Reads both; an error where there is one without the other.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    public static Result<EtcdUser?> Read(Func<string, string?> variable)
    {
        var (name, password) = (variable(NameVariable), variable(PasswordVariable));
        return (string.IsNullOrEmpty(name), string.IsNullOrEmpty(password)) switch
        {
            (true, true) => (EtcdUser?)null,
            (false, false) => new EtcdUser(name!, password!),
            (var noName, _) => new WoError(
                Problem.InvalidConfiguration,
                noName
                    ? $"{PasswordVariable} is set, and {NameVariable} is not: etcd asks for both or for none"
                    : $"{NameVariable} is set, and {PasswordVariable} is not: etcd asks for both or for none"
            )
            {
                NextSteps = ["wo status --config"],
                Verify = ["wo sync"],
            },
        };
    }
}
