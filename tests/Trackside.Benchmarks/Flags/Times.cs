using System.Collections.Generic;
using System.Linq;

namespace Trackside.Benchmarks.Flags;

/// <summary>How long something took, over and over. Milliseconds. One thread.</summary>
internal sealed class Times
{
    private readonly List<double> values = [];

    public int Count => values.Count;

    public double P50 => At(0.5);

    public double P99 => At(0.99);

    public double Max => values.Count == 0 ? double.NaN : values.Max();

    public void Add(double milliseconds) => values.Add(milliseconds);

    // The smallest value that so large a share does not exceed: with fewer than 100 rounds the p99 is the slowest of them.
    private double At(double share)
    {
        if (values.Count == 0)
        {
            return double.NaN;
        }

        double[] sorted = [.. values.Order()];
        return sorted[(int)System.Math.Ceiling(share * sorted.Length) - 1];
    }
}
