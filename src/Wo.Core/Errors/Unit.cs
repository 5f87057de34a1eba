namespace Wo.Core.Errors;

/// <summary>The value of an operation that has none: <c>Result&lt;Unit&gt;</c> is success or failure.</summary>
public readonly record struct Unit;
