namespace Wo.Engine.Configuration;

/// <summary>Where the value of a setting comes from, the strongest first.</summary>
internal enum SettingSource
{
    /// <summary>An option of the command line.</summary>
    Option,

    /// <summary>An environment variable.</summary>
    Environment,

    /// <summary>A line of <c>_ctx/policy/wo.yaml</c>.</summary>
    File,

    /// <summary>Nothing says otherwise.</summary>
    Default,
}
