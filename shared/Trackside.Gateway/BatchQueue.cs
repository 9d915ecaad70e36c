using System;
using System.Collections.Generic;
using System.Threading;

namespace Trackside.Gateway;

/// <summary>
/// Hands items from many threads to one, in batches: the taker is woken for the first item and for a full batch, not for each between.
/// Bounded. Any thread adds, one takes.
/// </summary>
internal sealed class BatchQueue<T>(int capacity)
{
    private readonly object gate = new();
    private List<T> items = [];
    private List<T> spare = [];
    private int wanted; // how many the taker waits for; 0 while it works
    private int blocked; // adders that wait for room
    private bool closed;

    /// <summary>Adds an item, waiting for room if need be.</summary>
    /// <returns>False where there was none in time, or the queue is closed.</returns>
    internal bool TryAdd(T item, int milliseconds = 0)
    {
        lock (gate)
        {
            if (items.Count >= capacity && milliseconds > 0)
            {
                WaitForRoom(Environment.TickCount64 + milliseconds);
            }

            if (closed || items.Count >= capacity)
            {
                return false;
            }

            items.Add(item);
            if (items.Count == wanted)
            {
                Monitor.PulseAll(gate);
            }

            return true;
        }
    }

    /// <summary>Takes what is there in the order it came. Waits for the first item, and then up to a delay for the batch to fill.</summary>
    /// <param name="batch">Is emptied and filled.</param>
    /// <param name="most">Size of a batch.</param>
    /// <param name="delay">How long the first item waits for others.</param>
    /// <returns>False when the queue is closed and empty.</returns>
    internal bool Take(List<T> batch, int most, TimeSpan delay)
    {
        batch.Clear();
        lock (gate)
        {
            WaitFor(1, Timeout.Infinite);
            long end = Environment.TickCount64 + (long)delay.TotalMilliseconds;
            for (long left = end - Environment.TickCount64; left > 0 && items.Count < most && !closed; left = end - Environment.TickCount64)
            {
                WaitFor(most, (int)left);
            }

            Move(batch, most);
            if (blocked > 0)
            {
                Monitor.PulseAll(gate);
            }

            return batch.Count > 0;
        }
    }

    /// <summary>Throws away what waits.</summary>
    internal void Drop()
    {
        lock (gate)
        {
            items.Clear();
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Takes nothing more in; what waits can still be taken.</summary>
    internal void Close()
    {
        lock (gate)
        {
            closed = true;
            Monitor.PulseAll(gate);
        }
    }

    private void WaitForRoom(long end)
    {
        blocked++;
        for (long left = end - Environment.TickCount64; left > 0 && items.Count >= capacity && !closed; left = end - Environment.TickCount64)
        {
            Monitor.Wait(gate, (int)left);
        }

        blocked--;
    }

    private void WaitFor(int count, int milliseconds)
    {
        wanted = count;
        bool inTime = true;
        while (inTime && items.Count < count && !closed)
        {
            inTime = Monitor.Wait(gate, milliseconds) && milliseconds == Timeout.Infinite;
        }

        wanted = 0;
    }

    private void Move(List<T> batch, int most)
    {
        if (items.Count > most)
        {
            batch.AddRange(items.GetRange(0, most));
            items.RemoveRange(0, most);
            return;
        }

        spare.Clear();
        (items, spare) = (spare, items);
        batch.AddRange(spare);
    }
}
