using System;
using System.Collections.Generic;
using System.Linq;

namespace Trackside.Benchmarks.Timing;

/// <summary>What a source reported, held against the truth. Microseconds.</summary>
internal sealed class Tally(string source)
{
    private readonly List<double> errors = [];
    private readonly List<double> stated = [];
    private readonly List<double> beyond = [];

    /// <summary>Name of the source.</summary>
    public string Source { get; } = source;

    /// <summary>Reports that are of no crossing at all.</summary>
    public int Phantoms { get; private set; }

    /// <summary>Crossings there were.</summary>
    public int Crossings { get; set; }

    /// <summary>Takes the reports of a run: each is of the nearest crossing that has none yet, crossings and reports being in order.</summary>
    /// <param name="reports">Instant and stated uncertainty of each.</param>
    /// <param name="truths">True instants, ascending.</param>
    /// <param name="farthest">A report farther than this from any crossing is a phantom.</param>
    public void Take(IEnumerable<(double At, double Uncertainty)> reports, List<double> truths, double farthest)
    {
        Crossings += truths.Count;
        bool[] isTaken = new bool[truths.Count];
        foreach ((double at, double uncertainty) in reports)
        {
            int nearest = Nearest(truths, isTaken, at);
            if (nearest < 0 || Math.Abs(truths[nearest] - at) > farthest)
            {
                Phantoms++;
                continue;
            }

            isTaken[nearest] = true;
            Take(at - truths[nearest], uncertainty);
        }
    }

    /// <summary>Takes one report of a known crossing.</summary>
    public void Take(double error, double uncertainty)
    {
        errors.Add(Math.Abs(error));
        stated.Add(uncertainty);
        beyond.Add(Math.Max(0, Math.Abs(error) - uncertainty));
    }

    /// <summary>The figures.</summary>
    public Figures Sum() => new(
        Source,
        Crossings,
        errors.Count,
        Phantoms,
        Percentile(errors, 0.5),
        Percentile(errors, 0.99),
        Percentile(errors, 1),
        Percentile(stated, 0.5),
        Percentile(beyond, 0.99),
        errors.Count == 0 ? 0 : (double)beyond.Count(over => over == 0) / (errors.Count + Phantoms));

    private static int Nearest(List<double> truths, bool[] isTaken, double at)
    {
        int found = -1;
        int place = truths.BinarySearch(at);
        place = place < 0 ? ~place : place;
        // Crossings bounce a dozen times at most.
        for (int i = Math.Max(0, place - 16); i < Math.Min(truths.Count, place + 16); i++)
        {
            if (!isTaken[i] && (found < 0 || Math.Abs(truths[i] - at) < Math.Abs(truths[found] - at)))
            {
                found = i;
            }
        }

        return found;
    }

    private static double Percentile(List<double> values, double share)
    {
        if (values.Count == 0)
        {
            return 0;
        }

        double[] sorted = [.. values.Order()];
        return sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
    }
}

/// <summary>Figures of a source, in microseconds but for counts and shares.</summary>
/// <param name="Source">Its name.</param>
/// <param name="Crossings">Crossings there were.</param>
/// <param name="Reports">Those it reported.</param>
/// <param name="Phantoms">Reports of no crossing.</param>
/// <param name="P50">Median error.</param>
/// <param name="P99">Error of 99 in 100.</param>
/// <param name="Max">Largest error.</param>
/// <param name="Stated">Median of the stated uncertainties.</param>
/// <param name="BeyondP99">By how much 99 in 100 exceed at most what they state.</param>
/// <param name="Coverage">Share of reports whose stated interval holds the truth.</param>
internal sealed record Figures(
    string Source, int Crossings, int Reports, int Phantoms, double P50, double P99, double Max, double Stated, double BeyondP99, double Coverage);
