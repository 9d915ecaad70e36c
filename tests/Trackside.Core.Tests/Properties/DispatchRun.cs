using System;
using System.Collections.Generic;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Trackside.Core.Tests.Properties;

/// <summary>One box's outbox and dispatch, a gateway that stores what comes, and what lies between. A step is 10 ms.</summary>
internal sealed class DispatchRun
{
    private readonly Outbox outbox;
    private readonly Dispatch dispatch;
    private readonly ClockModel clock = new();
    private readonly bool isLossy;
    private readonly HashSet<int> stored = [];
    private readonly Queue<int> passings = new();
    private readonly Queue<int> acks = new();
    private long now = 1_000_000;
    private int contiguous;
    private int highestSent;

    public DispatchRun(ref Dice dice, bool isLossy)
    {
        this.isLossy = isLossy;
        outbox = new Outbox(16 + dice.Below(200));
        dispatch = new Dispatch(outbox);
    }

    /// <summary>Whether the gateway has everything and the box knows.</summary>
    public bool IsFinished => contiguous == outbox.Newest && outbox.Depth == 0;

    public void Step(ref Dice dice, bool makesPassings)
    {
        now += 10_000;
        for (int i = makesPassings ? dice.Below(4) : 0; i > 0; i--)
        {
            outbox.Add(Passings.Crossing(1), clock);
        }

        Send(ref dice);
        Deliver(ref dice);
        Answer(ref dice);
        if (dice.Percent(1))
        {
            // A new link: what was under way is gone.
            passings.Clear();
            acks.Clear();
            dispatch.Restart(now);
        }
    }

    public void AssertInvariants(ulong seed)
    {
        Assert.IsTrue(outbox.Oldest - 1 <= outbox.Acked, $"seed {seed}: overwritten before it was acknowledged");
        Assert.IsTrue(outbox.Acked <= contiguous, $"seed {seed}: acknowledged before it was stored");
        Assert.IsTrue(contiguous <= outbox.Newest, $"seed {seed}: stored what was never made");
    }

    private void Send(ref Dice dice)
    {
        for (int i = 0; i < TimingRole.MostPerTick; i++)
        {
            int seq = dispatch.Next(now);
            if (seq == 0 || (isLossy && dice.Percent(10)))
            {
                return;
            }

            Assert.IsTrue(outbox.Holds(seq), "sends what it does not hold");
            Assert.IsLessThanOrEqualTo(Math.Max(highestSent, outbox.Acked) + 1, seq, "skips a passing");
            Assert.IsLessThanOrEqualTo(outbox.Acked + Dispatch.Window, seq, "leaves the window");
            highestSent = Math.Max(highestSent, seq);
            dispatch.Done(seq, now);
            passings.Enqueue(seq);
        }
    }

    private void Deliver(ref Dice dice)
    {
        for (int i = dice.Below(8); i > 0 && passings.TryDequeue(out int seq); i--)
        {
            if (isLossy && dice.Percent(33))
            {
                continue;
            }

            stored.Add(seq);
            while (stored.Contains(contiguous + 1))
            {
                contiguous++;
            }

            acks.Enqueue(contiguous);
        }
    }

    private void Answer(ref Dice dice)
    {
        for (int i = dice.Below(4); i > 0 && acks.TryDequeue(out int seq); i--)
        {
            if (isLossy && dice.Percent(33))
            {
                continue;
            }

            int before = outbox.Acked;
            Assert.IsTrue(outbox.Acknowledge(seq));
            dispatch.Acknowledged(outbox.Acked > before, now);
        }

        if (dice.Percent(2))
        {
            int from = 1 + dice.Below(outbox.Newest + 5);
            dispatch.Resend(from, from + dice.Below(100));
        }
    }
}
