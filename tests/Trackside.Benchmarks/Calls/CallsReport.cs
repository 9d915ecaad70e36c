using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Trackside.Benchmarks.Calls;

/// <summary>Prints the figures, for people or for programs.</summary>
internal static class CallsReport
{
    private const double MillisecondsPerCall = 0.01;
    private const int LongestList = 25;

    private static readonly string[] notCounted =
    [
        "what the platform's own code calls and makes inside, the MQTT library above all; the link also copies each payload it sends (1 object)",
        "the MQTT threads, but for a message put into the loop's ring",
        "the interrupt thread: 2 objects an edge, and the handler's calls",
    ];

    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>One JSON object with everything.</summary>
    public static void Json(TextWriter writer, IReadOnlyList<Measurement> all) =>
        writer.WriteLine(JsonSerializer.Serialize(new { kept = all.All(one => one.IsKept), microsecondsPerCall = 1000 * MillisecondsPerCall, notCounted, measurements = all }, json));

    /// <summary>The table, and with <paramref name="byMethod"/> what it is made of.</summary>
    public static void Table(TextWriter writer, IReadOnlyList<Measurement> all, bool byMethod)
    {
        writer.WriteLine($"{"",-62}{"calls",7}{"mean",8}{"worst",7}{"target",8}{"objects",9}{"device",10}");
        foreach (Measurement one in all)
        {
            WriteOne(writer, one);
            if (byMethod)
            {
                WriteShares(writer, "calls, each time", one.Calls);
                WriteShares(writer, "objects, each time", one.Objects);
            }
        }

        writer.WriteLine();
        writer.WriteLine("calls: managed calls of the commonest case; a property getter and a call into the platform count one each. A tick is a whole round of");
        writer.WriteLine("the loop. An idle post's control/state, once a second, has its own lines. objects: heap objects by the device's table. device: the");
        writer.WriteLine("commonest case at 10 us a call. Not counted:");
        foreach (string what in notCounted)
        {
            writer.WriteLine($"  - {what}");
        }

        foreach (string failure in all.SelectMany(Failures))
        {
            writer.WriteLine(failure);
        }
    }

    private static void WriteOne(TextWriter writer, Measurement one)
    {
        writer.WriteLine(Line(one.What, one.Typical, Figure(one.MeanCalls), one.Worst, one.Target is null ? "" : $"{one.Target}"));
        foreach (TickKind kind in one.Kinds.Count > 1 ? one.Kinds : [])
        {
            writer.WriteLine(Line($"    {kind.Ticks} of {one.Count}: {kind.Kind}", kind.Typical, "", kind.Worst, ""));
        }
    }

    private static string Line(string what, Cost typical, string mean, Cost worst, string target) => string.Create(CultureInfo.InvariantCulture,
        $"{what,-62}{typical.Calls,7}{mean,8}{worst.Calls,7}{target,8}{typical.Objects,9}{typical.Calls * MillisecondsPerCall,7:0.00} ms");

    private static void WriteShares(TextWriter writer, string what, IReadOnlyList<MethodShare> shares)
    {
        foreach (MethodShare share in shares.Take(LongestList))
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"        {share.Each,9:0.00} {share.Method} ({what})"));
        }

        if (shares.Count > LongestList)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"        {shares.Skip(LongestList).Sum(share => share.Each),9:0.00} in {shares.Count - LongestList} more ({what})"));
        }
    }

    private static IEnumerable<string> Failures(Measurement one)
    {
        foreach (string unlisted in one.Unlisted)
        {
            yield return $"Not in the device's table: {unlisted} ({one.What}). Count it on a nanoCLR and add it to DeviceTable.";
        }

        if (!one.KeepsTarget)
        {
            yield return $"Missed: {one.What} takes {one.Judged.Calls} calls and {one.Judged.Objects} objects; {one.Target} and 0 are allowed.";
        }
    }

    private static string Figure(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
