using Trackside.Core;

namespace Trackside.Benchmarks.Timing;

/// <summary>What marker captures came to, over all runs.</summary>
internal sealed class MarkerCounts
{
    /// <summary>Markers written.</summary>
    public int Markers { get; private set; }

    /// <summary>Captures taken: after each the capture is deaf for a moment.</summary>
    public int Captures { get; private set; }

    /// <summary>Crossings left to the edge input because the capture was not beyond doubt.</summary>
    public int FellBack { get; private set; }

    /// <summary>Crossings on which marker and edge contradicted each other.</summary>
    public int Disagreements { get; private set; }

    /// <summary>Longest the captures were deaf in all, in milliseconds, by the bound stated for each.</summary>
    public double BlindMilliseconds => Captures * MarkerCapture.BlindMicroseconds / 1000.0;

    /// <summary>Adds a run.</summary>
    public void Take(MarkerSource marker, LoopWatch watch)
    {
        Markers += marker.Markers;
        Captures += marker.Captures;
        FellBack += marker.FellBack;
        Disagreements += watch.Disagreements;
    }
}
