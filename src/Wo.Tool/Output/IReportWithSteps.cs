namespace Wo.Tool.Output;

/// <summary>A report that names commands to go on with.</summary>
internal interface IReportWithSteps : IReport
{
    /// <summary>The same report with each of its commands spelled as the caller has to type it.</summary>
    IReport WithSteps(Func<string, string> spell);
}
