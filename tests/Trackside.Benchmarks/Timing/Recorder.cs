using System.Collections.Generic;
using Trackside.Core;
using Trackside.Messages;

namespace Trackside.Benchmarks.Timing;

/// <summary>Stands between a source and what takes its reports, and keeps a copy of each.</summary>
internal sealed class Recorder(ICrossingSource source) : ICrossingSource, ICrossingSink
{
    private ICrossingSink sink = null!;

    /// <summary>What the source reported, in order.</summary>
    public List<Crossing> Reports { get; } = [];

    public CrossingSource Kind => source.Kind;

    public long LatestReport => source.LatestReport;

    public int BadInputs => source.BadInputs;

    public long Alarms => source.Alarms;

    public int Noise => source.Noise;

    public void Step(long now, ICrossingSink to)
    {
        sink = to;
        source.Step(now, this);
    }

    public void Cross(Crossing crossing)
    {
        Reports.Add(crossing.Duplicate());
        sink.Cross(crossing);
    }
}

/// <summary>Keeps what a loop told.</summary>
internal sealed class Told : ICrossingSink
{
    /// <summary>What was told, in order.</summary>
    public List<Crossing> Crossings { get; } = [];

    public void Cross(Crossing crossing) => Crossings.Add(crossing.Duplicate());
}

/// <summary>Copies of crossings, whose own instances are reused.</summary>
internal static class CrossingCopies
{
    public static Crossing Duplicate(this Crossing crossing)
    {
        Crossing copy = new();
        copy.Copy(crossing);
        return copy;
    }
}
