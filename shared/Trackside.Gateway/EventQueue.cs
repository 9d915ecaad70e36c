using System;
using System.Collections.Generic;
using System.Threading;

namespace Trackside.Gateway;

/// <summary>
/// The thread on which all events are raised. Bounded: the store waits for a slow listener, the network never does (what it cannot
/// hand over is counted; the latest of everything can be asked for).
/// </summary>
internal sealed class EventQueue : IDisposable
{
    private const int Capacity = 65_536;
    private const int StopMilliseconds = 2000;
    private const int LookMilliseconds = 100; // how soon a waiting store notices that the gateway stops
    private readonly BatchQueue<object> queue = new(Capacity);
    private readonly Action<object> raise;
    private readonly Action? ended;
    private readonly GatewayCounters counters;
    private readonly Thread thread;
    private volatile bool stopping;
    private volatile bool isAbandoned;

    /// <param name="raise">Raises an event.</param>
    /// <param name="counters">Counts what finds no room.</param>
    /// <param name="ended">Called on the thread of the events when the last is raised.</param>
    internal EventQueue(Action<object> raise, GatewayCounters counters, Action? ended = null)
    {
        this.raise = raise;
        this.ended = ended;
        this.counters = counters;
        thread = new Thread(Run) { IsBackground = true, Name = "gateway events" };
        thread.Start();
    }

    /// <summary>Tells without waiting. Any thread.</summary>
    /// <returns>False where there was no room.</returns>
    internal bool Tell(object notice)
    {
        bool isIn = queue.TryAdd(notice);
        if (!isIn)
        {
            counters.CountUntold();
        }

        return isIn;
    }

    /// <summary>Tells after what is waiting, and waits for room unless the gateway stops: then what finds room is still told.</summary>
    /// <returns>False where there was no room.</returns>
    internal bool TellInTurn(object notice)
    {
        while (!stopping)
        {
            if (queue.TryAdd(notice, LookMilliseconds))
            {
                return true;
            }
        }

        return Tell(notice);
    }

    /// <summary>Lets the store's thread go on without its events being heard.</summary>
    internal void StopWaiting() => stopping = true;

    /// <summary>Raises what is waiting, for up to 2 s, and ends the thread. May be called from inside an event.</summary>
    public void Dispose()
    {
        queue.Close();
        if (Thread.CurrentThread != thread)
        {
            thread.Join(StopMilliseconds);
        }
    }

    /// <summary>Raises nothing more: as the end of the process would.</summary>
    internal void Abandon()
    {
        isAbandoned = true;
        queue.Drop();
        Dispose();
    }

    private void Run()
    {
        var batch = new List<object>();
        while (queue.Take(batch, Capacity, TimeSpan.Zero))
        {
            for (int i = 0; i < batch.Count && !isAbandoned; i++)
            {
                raise(batch[i]);
            }
        }

        ended?.Invoke();
    }
}
