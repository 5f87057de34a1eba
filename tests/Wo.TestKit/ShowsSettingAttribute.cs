namespace Wo.TestKit;

/// <summary>
/// The test shows what a key of <c>_ctx/policy/wo.yaml</c> does. Every key of the schema has one, which a test holds by
/// reading the sources.
/// </summary>
/// <param name="key">The key.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ShowsSettingAttribute(string key) : Attribute
{
    /// <summary>The key.</summary>
    public string Key => key;
}
