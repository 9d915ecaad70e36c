using System;
using System.Collections.Generic;
using System.Linq;

namespace Trackside.Benchmarks.Clock;

/// <summary>What two clocks said against the truth and each other over a phase. Microseconds.</summary>
internal sealed class ClockFigures(string phase)
{
    private readonly List<double> differences = [];
    private readonly List<double> errors = [];
    private readonly List<double> uncertainties = [];
    private int outside;

    /// <summary>What was going on.</summary>
    public string Phase { get; } = phase;

    public int Samples => differences.Count;

    /// <summary>Between the two boxes.</summary>
    public double DifferenceP50 => At(differences, 0.5);

    public double DifferenceP99 => At(differences, 0.99);

    public double DifferenceMax => At(differences, 1);

    /// <summary>Of either box against the truth.</summary>
    public double ErrorP99 => At(errors, 0.99);

    public double ErrorMax => At(errors, 1);

    /// <summary>As stated by either box.</summary>
    public double UncertaintyP50 => At(uncertainties, 0.5);

    public double UncertaintyMax => At(uncertainties, 1);

    /// <summary>Share of looks with the truth inside the stated uncertainty.</summary>
    public double Inside => errors.Count == 0 ? 0 : 1 - ((double)outside / errors.Count);

    /// <summary>Looks at both: error and uncertainty of each.</summary>
    public void Add(double errorA, double uncertaintyA, double errorB, double uncertaintyB, double reading)
    {
        differences.Add(Math.Abs(errorA - errorB));
        AddOne(Math.Abs(errorA), uncertaintyA, reading);
        AddOne(Math.Abs(errorB), uncertaintyB, reading);
    }

    private void AddOne(double error, double uncertainty, double reading)
    {
        errors.Add(error);
        uncertainties.Add(uncertainty);
        outside += error > uncertainty + reading ? 1 : 0;
    }

    private static double At(List<double> values, double share) =>
        values.Count == 0 ? double.NaN : values.Order().ElementAt((int)Math.Min(values.Count - 1, share * values.Count));
}
