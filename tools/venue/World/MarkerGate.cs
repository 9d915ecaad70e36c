using System;
using System.Threading;
using Trackside.Virtual;

namespace Trackside.Venue.World;

/// <summary>
/// The XOR gate between a loop's line, the box's marker output and its capture input: each change of either turns the capture input round.
/// Any thread.
/// </summary>
internal sealed class MarkerGate : IDisposable
{
    private readonly Lock gate = new();
    private readonly Wire line;
    private readonly Wire marker;
    private readonly Wire capture;

    /// <summary>Wires the gate.</summary>
    public MarkerGate(Wire line, Wire marker, Wire capture)
    {
        this.line = line;
        this.marker = marker;
        this.capture = capture;
        line.Changed += Turn;
        marker.Changed += Turn;
    }

    /// <summary>Whether its marker input is torn off: the capture has the vehicles alone.</summary>
    public bool IsCut { get; set; }

    /// <summary>Takes the gate off its nets.</summary>
    public void Dispose()
    {
        line.Changed -= Turn;
        marker.Changed -= Turn;
    }

    private void Turn(bool level)
    {
        // Both inputs may change at once, on threads of their own: the last to drive must have seen both.
        lock (gate)
        {
            capture.Drive(line.Level ^ (marker.Level && !IsCut));
        }
    }
}
