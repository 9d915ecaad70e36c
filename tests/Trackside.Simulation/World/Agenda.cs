using System.Collections.Generic;

namespace Trackside.Simulation;

/// <summary>Simulated time, and what is to happen in it. Of two things at one instant the one noted first happens first. One thread.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<Action, (long At, long Number)> waiting = new();
    private long number;

    /// <summary>Microseconds since the world began.</summary>
    public long Now { get; private set; }

    /// <summary>Notes what happens after so many microseconds.</summary>
    public void After(long microseconds, Action happens) => waiting.Enqueue(happens, (Now + microseconds, number++));

    /// <summary>Lets the next thing happen.</summary>
    public void Step()
    {
        waiting.TryDequeue(out Action? happens, out (long At, long Number) when);
        Now = when.At;
        happens!();
    }
}
