using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Trackside.Benchmarks.Timing;

/// <summary>Prints the figures of a timing run, for people or for programs.</summary>
internal static class TimingReport
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>One JSON object with everything.</summary>
    public static void Json(TextWriter writer, int seed, IReadOnlyList<Figures> figures, MarkerCounts counts, IReadOnlyList<Target> targets) =>
        writer.WriteLine(JsonSerializer.Serialize(new { kept = targets.All(one => one.IsKept), seed, unit = "microseconds", sources = figures, marker = counts, targets }, json));

    /// <summary>The table and the targets.</summary>
    public static void Table(TextWriter writer, int seed, IReadOnlyList<Figures> figures, MarkerCounts counts, IReadOnlyList<Target> targets)
    {
        writer.WriteLine(Line($"{"microseconds",-26}{"crossings",10}{"reports",9}{"p50",11}{"p99",11}{"max",11}{"stated p50",12}{"inside",10}"));
        foreach (Figures one in figures)
        {
            writer.WriteLine(Line($"{one.Source,-26}{one.Crossings,10}{one.Reports,9}{one.P50,11:0.0}{one.P99,11:0.0}{one.Max,11:0.0}{one.Stated,12:0.0}{100 * one.Coverage,9:0.000}%"));
        }

        writer.WriteLine();
        writer.WriteLine(Line($"marker: {counts.Markers} written, {counts.Captures} captures, deaf for at most {counts.BlindMilliseconds:0.0} ms in all; {counts.FellBack} crossings left to the edge input, {counts.Disagreements} contradicted by it"));
        foreach (Target one in targets)
        {
            writer.WriteLine(Line($"{(one.IsKept ? "kept  " : "MISSED")} {one.What}: {one.Value:0.###}, {(one.IsFloor ? "at least" : "below")} {one.Limit:0.###}"));
        }

        writer.WriteLine(Line($"seed {seed}: the same seed gives the same figures"));
    }

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
