using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using Trackside.Core;
using Trackside.Venue.Running;

namespace Trackside.Venue.Fuzz;

/// <summary>
/// A box that inputs are thrown at, or that hears what is thrown at another. It is seen at the chip what was handed to its firmware, and when the firmware's loop has been
/// through it: so nothing counts that was not taken, and no ring need overflow. Expect and wait on one thread.
/// </summary>
internal sealed class FuzzBox : IDisposable
{
    private readonly object gate = new();
    private readonly Queue<FuzzInput> awaited = new();
    private long handed;
    private long overheard;
    private long lines;
    private long cableLines;

    /// <summary>Begins to look at a box.</summary>
    public FuzzBox(VenueBox box, Subscriptions topics)
    {
        Box = box;
        Topics = topics;
        box.Chip.MessageHeard += Hear;
    }

    /// <summary>The box.</summary>
    public VenueBox Box { get; }

    /// <summary>What it listens to.</summary>
    public Subscriptions Topics { get; }

    /// <summary>Its name.</summary>
    public string Id => Box.Plan.Id;

    /// <summary>Whether it has lamps or orders to guard: one that only times has not, nor has the sign of a fixed direction.</summary>
    public bool GuardsSomething => Box.Panel is not null || Box.Sign is not null || Box.Plan.Is("control");

    /// <summary>Inputs on their way to it.</summary>
    public int Awaited
    {
        get
        {
            lock (gate)
            {
                return awaited.Count;
            }
        }
    }

    /// <summary>Payloads for it that were handed to its firmware.</summary>
    public long Payloads => Interlocked.Read(ref handed);

    /// <summary>Payloads for another box that it heard too.</summary>
    public long Overheard => Interlocked.Read(ref overheard);

    /// <summary>Console lines that came over the broker.</summary>
    public long Lines => Interlocked.Read(ref lines);

    /// <summary>Console lines that it read from the cable.</summary>
    public long CableLines => Interlocked.Read(ref cableLines);

    /// <summary>A line was read from the cable.</summary>
    public void CountCableLine() => Interlocked.Increment(ref cableLines);

    /// <summary>An input is about to be sent to a topic it listens to.</summary>
    public void Expect(FuzzInput input)
    {
        lock (gate)
        {
            awaited.Enqueue(input);
        }
    }

    /// <summary>Waits until all that was expected came, and the firmware's loop has been through it.</summary>
    /// <returns>False where it did not in time: what is still to come is given up and not counted.</returns>
    public bool TryAwait(TimeSpan bound)
    {
        Stopwatch watch = Stopwatch.StartNew();
        lock (gate)
        {
            while (awaited.Count > 0)
            {
                TimeSpan left = bound - watch.Elapsed;
                if (left <= TimeSpan.Zero || !Monitor.Wait(gate, left))
                {
                    awaited.Clear();
                    return false;
                }
            }
        }

        return Box.Chip.TryAwaitIdle(bound);
    }

    /// <inheritdoc/>
    public void Dispose() => Box.Chip.MessageHeard -= Hear;

    // The broker keeps the order: what stands before the one that came was lost on the way.
    private void Hear(string topic, byte[] payload)
    {
        lock (gate)
        {
            int before = 0;
            foreach (FuzzInput input in awaited)
            {
                if (input.Topic == topic && input.Bytes.AsSpan().SequenceEqual(payload))
                {
                    Take(before);
                    return;
                }

                before++;
            }
        }
    }

    private void Take(int lost)
    {
        for (int i = 0; i < lost; i++)
        {
            awaited.Dequeue();
        }

        FuzzInput taken = awaited.Dequeue();
        ref long count = ref (taken.Target != Id ? ref overheard : ref taken.Kind == FuzzKind.Line ? ref lines : ref handed);
        Interlocked.Increment(ref count);
        if (awaited.Count == 0)
        {
            Monitor.PulseAll(gate);
        }
    }
}
