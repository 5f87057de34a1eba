using System.Collections.Immutable;

namespace Wo.Engine.Store.Tree.Kept;

/// <summary>
/// How it is written what is wrong with a file: before its summary, with the length first, as most commands go past it.
/// </summary>
internal static class ExaminedFormat
{
    /// <summary>Writes it.</summary>
    /// <param name="bytes">Where to.</param>
    /// <param name="examined">What is wrong with the file; <see langword="null"/> where that is not known.</param>
    public static void Write(KeptBytesWriter bytes, ExaminedFile? examined)
    {
        if (examined is null)
        {
            bytes.Text(null);
            return;
        }

        var own = new KeptBytesWriter(64);
        own.Number(examined.Schema);
        own.Text(examined.Epic);
        own.Text(examined.DefinitionOfDone);
        own.Number(examined.IsLegacy ? 1UL : 0);
        own.Number((ulong)examined.Findings.Length);
        foreach (var finding in examined.Findings)
        {
            own.Text(finding.Code);
            own.Number((ulong)finding.Level);
            own.Number((ulong)finding.Position.Line);
            own.Number((ulong)finding.Position.Column);
            own.Number((ulong)finding.Position.Offset);
            own.Text(finding.JsonPath);
            own.Text(finding.Message);
        }

        bytes.Part(own.Written);
    }

    /// <summary>Reads it; <see langword="null"/> where it is not known.</summary>
    public static ExaminedFile? Read(KeptSummary kept)
    {
        var part = new KeptBytesReader(kept.Bytes, kept.Of.Texts).Part();
        if (part.IsEmpty)
        {
            return null;
        }

        var bytes = new KeptBytesReader(part, kept.Of.Texts);
        var read = new ExaminedFile(
            bytes.Number(),
            bytes.Text(),
            bytes.Text(),
            bytes.Number() != 0,
            Findings(ref bytes)
        );
        return bytes is { IsBroken: false, IsAtEnd: true } ? read : null;
    }

    private static ImmutableArray<KeptFinding> Findings(ref KeptBytesReader bytes)
    {
        var count = bytes.Count();
        if (count == 0)
        {
            return [];
        }

        var findings = ImmutableArray.CreateBuilder<KeptFinding>(count);
        while (findings.Count < findings.Capacity)
        {
            findings.Add(
                new KeptFinding(
                    bytes.Text() ?? "",
                    bytes.Small(),
                    new YamlPosition(bytes.Small(), bytes.Small(), bytes.Small()),
                    bytes.Text() ?? "",
                    bytes.Text() ?? ""
                )
            );
        }

        return findings.MoveToImmutable();
    }
}
