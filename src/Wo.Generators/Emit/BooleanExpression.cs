namespace Wo.Generators.Emit;

/// <summary>A C# condition that is written on one line where it fits, else one operand a line.</summary>
internal sealed class BooleanExpression
{
    private const int LineWidth = 110;

    private readonly string text;
    private readonly string join;
    private readonly IReadOnlyList<BooleanExpression> operands;

    private BooleanExpression(string text, string join, IReadOnlyList<BooleanExpression> operands)
    {
        this.text = text;
        this.join = join;
        this.operands = operands;
    }

    public static BooleanExpression Of(string text) => new(text, "", []);

    public static BooleanExpression And(BooleanExpression left, BooleanExpression right) => Join("&&", left, right);

    /// <param name="operands">One at least.</param>
    public static BooleanExpression Or(IEnumerable<BooleanExpression> operands) =>
        operands.Aggregate((left, right) => Join("||", left, right));

    /// <summary>Writes <c>lead expression trail</c>, as in <c>return a &amp;&amp; b;</c>.</summary>
    public void Write(SourceWriter writer, string lead, string trail)
    {
        var line = lead + this + trail;
        if (operands.Count == 0 || line.Length <= LineWidth)
        {
            writer.Line(line);
            return;
        }

        if (lead.EndsWith("(", StringComparison.Ordinal))
        {
            writer.Line(lead);
            writer.Indent();
            WriteOperands(writer, "", "");
            writer.Outdent();
            writer.Line(trail);
            return;
        }

        operands[0].WriteOperand(writer, lead, "");
        writer.Indent();
        for (var i = 1; i < operands.Count; i++)
        {
            operands[i].WriteOperand(writer, join + " ", i == operands.Count - 1 ? trail : "");
        }

        writer.Outdent();
    }

    public override string ToString() =>
        operands.Count == 0
            ? text
            : string.Join(
                $" {join} ",
                operands.Select(operand => operand.join.Length == 0 ? operand.ToString() : $"({operand})")
            );

    private static BooleanExpression Join(string join, BooleanExpression left, BooleanExpression right)
    {
        var operands = new List<BooleanExpression>();
        operands.AddRange(left.join == join ? left.operands : [left]);
        operands.AddRange(right.join == join ? right.operands : [right]);
        return new BooleanExpression("", join, operands);
    }

    private void WriteOperands(SourceWriter writer, string lead, string trail)
    {
        for (var i = 0; i < operands.Count; i++)
        {
            operands[i].WriteOperand(writer, i == 0 ? lead : join + " ", i == operands.Count - 1 ? trail : "");
        }
    }

    private void WriteOperand(SourceWriter writer, string lead, string trail)
    {
        if (operands.Count == 0)
        {
            writer.Line(lead + text + trail);
        }
        else
        {
            Write(writer, lead + "(", ")" + trail);
        }
    }
}
