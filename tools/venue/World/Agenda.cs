using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;

namespace Trackside.Venue.World;

/// <summary>Does things at their moments, all on one thread of its own; what is added from any thread joins in.</summary>
internal sealed class Agenda : IDisposable
{
    private readonly object gate = new();
    private readonly PriorityQueue<Action, (long Moment, long Order)> queue = new();
    private readonly Thread thread;
    private long order;
    private bool ended;

    /// <summary>Starts the thread.</summary>
    public Agenda()
    {
        thread = new Thread(Run) { IsBackground = true, Name = "world" };
        thread.Start();
    }

    /// <summary>Microseconds on a clock that never steps.</summary>
    public static long Now => (long)(Stopwatch.GetTimestamp() * (1_000_000.0 / Stopwatch.Frequency));

    /// <summary>Does something at a moment of <see cref="Now"/>; at once when that is past. The action must not throw.</summary>
    public void At(long moment, Action action)
    {
        lock (gate)
        {
            queue.Enqueue(action, (moment, order++));
            Monitor.Pulse(gate);
        }
    }

    /// <summary>Forgets what is left and waits for what is being done.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            ended = true;
            Monitor.Pulse(gate);
        }

        thread.Join();
    }

    private void Run()
    {
        while (Next() is Action action)
        {
            action();
        }
    }

    private Action? Next()
    {
        lock (gate)
        {
            while (!ended)
            {
                if (!queue.TryPeek(out Action? action, out (long Moment, long Order) due))
                {
                    Monitor.Wait(gate);
                    continue;
                }

                long wait = (due.Moment - Now + 999) / 1000;
                if (wait <= 0)
                {
                    queue.Dequeue();
                    return action;
                }

                Monitor.Wait(gate, (int)Math.Min(wait, 60_000));
            }

            return null;
        }
    }
}
