// netstandard2.0 lacks the marker types behind init accessors and required members.
// They are internal and embedded, so that no assembly that sees our internals sees a second definition.
#pragma warning disable IDE0130 // The compiler looks these up by their full names.
#pragma warning disable CA1018, CA1019 // Only the names matter.

namespace Microsoft.CodeAnalysis
{
    internal sealed class EmbeddedAttribute : Attribute;
}

namespace System.Runtime.CompilerServices
{
    [Microsoft.CodeAnalysis.Embedded]
    internal static class IsExternalInit;

    [Microsoft.CodeAnalysis.Embedded]
    internal sealed class RequiredMemberAttribute : Attribute;

    [Microsoft.CodeAnalysis.Embedded]
    internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
    {
        public string FeatureName { get; } = featureName;
    }
}
