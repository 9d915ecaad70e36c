using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;

namespace Trackside.Venue.Fuzz;

/// <summary>The inputs thrown last, so that one who finds a change finds its cause. Any thread.</summary>
internal sealed class FuzzTrail(int seed)
{
    /// <summary>A change follows its cause within this time: a lamp that does not prove is noticed after half a second, a console line after a tenth.</summary>
    public const double CauseSeconds = 1;

    /// <summary>Inputs kept: some seconds' worth.</summary>
    private const int Kept = 20_000;

    private readonly Lock gate = new();
    private readonly Queue<(double At, FuzzInput Input)> last = new();
    private readonly Stopwatch watch = Stopwatch.StartNew();

    /// <summary>Seconds since the first input could be thrown.</summary>
    public double Seconds => watch.Elapsed.TotalSeconds;

    /// <summary>Keeps an input that is thrown now.</summary>
    public void Keep(FuzzInput input)
    {
        lock (gate)
        {
            last.Enqueue((Seconds, input));
            if (last.Count > Kept)
            {
                last.Dequeue();
            }
        }
    }

    /// <summary>Which inputs a change that is seen now can come from: <c>seed 7, lines 120 to 140, payloads 99 to 131</c>.</summary>
    public string Suspects()
    {
        lock (gate)
        {
            double since = Seconds - CauseSeconds;
            (long First, long Last) lines = (long.MaxValue, -1);
            (long First, long Last) payloads = lines;
            foreach ((double at, FuzzInput input) in last)
            {
                if (at >= since)
                {
                    ref (long First, long Last) span = ref input.Kind == FuzzKind.Payload ? ref payloads : ref lines;
                    span = (Math.Min(span.First, input.Number), Math.Max(span.Last, input.Number));
                }
            }

            return string.Create(CultureInfo.InvariantCulture, $"seed {seed}{Text("lines", lines)}{Text("payloads", payloads)}");
        }
    }

    /// <summary>Writes the inputs that are kept, one a line: seconds, kind, number, box, topic, bytes in hex.</summary>
    public void Save(string path)
    {
        lock (gate)
        {
            using StreamWriter file = new(path);
            foreach ((double at, FuzzInput input) in last)
            {
                file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{at:0.000} {input.Kind} {input.Number} {input.Target} {input.Topic} {Convert.ToHexString(input.Bytes)}"));
            }
        }
    }

    private static string Text(string what, (long First, long Last) span) =>
        span.Last < 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {what} {span.First} to {span.Last}");
}
