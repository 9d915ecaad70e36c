using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using Trackside.Benchmarks.Calls;
using Trackside.Core;
using Trackside.Messages;

namespace Trackside.Benchmarks.Scenarios;

/// <summary>What a box does when something happens: a <c>control/state</c> that arrives, a passing.</summary>
internal sealed class WorkScenario(Bench bench)
{
    // Between two of the ticks that audit an input and report, which come every tenth: those are shown with the idle ticks.
    private const int WarmUp = 305;
    private const int Times = 20;
    private const int TicksPerControl = 100;
    private const int TicksPerPassing = 10;

    private const int NumberAt = 12;
    private const int ChecksumAt = 4;

    private readonly P3Checksum checksum = new();
    private int number = 157_777;
    private readonly Meter meter = bench.Meter;

    // A passing as a real decoder sent it: kart circuit, 2 March 2019, from vmindru/ambp3client (Apache-2.0).
    private readonly byte[] passing =
        Convert.FromHexString("8e02330053c800000100010451680200030473d75600040888f2fab51e8305000502b20006023400080200008104131804008f");

    /// <summary>From the MQTT thread's ring to the lamps, and the changed facts told: the whole tick that does it.</summary>
    public Measurement ControlState(int posts, bool changes, int? target)
    {
        Rig rig = new(Configurations.Post(posts - 1), bench.Time);
        Aspect aspect = Aspect.Green;
        Settle(rig, aspect, posts);
        List<Cost> costs = [];
        meter.StartShares();
        for (int i = 0; i < Times; i++)
        {
            aspect = changes ? (aspect == Aspect.Green ? Aspect.Red : Aspect.Green) : aspect;
            byte[] message = rig.ControlState(aspect, posts);
            int told = rig.Link.Published;
            costs.Add(meter.Measure(() =>
            {
                rig.Receive(message);
                rig.Step();
            }, ownCalls: 2));
            Demand(rig.Box.Post.Arbiter.Aspect == aspect, "the message was not applied");
            Demand(rig.Link.Published == told + (changes ? 1 : 0), "the lamps were not told");
            Idle(rig, TicksPerControl - 1);
            Demand(rig.Box.Post.Output.Proved == aspect, "the aspect was not proved");
        }

        string kind = changes ? "changed" : "unchanged";
        return Sum($"control-state-{kind}-{posts}", $"control/state of {posts} posts received and applied, {kind}", costs, target);
    }

    // The same frame with the next number, its checksum renewed: a decoder never repeats one by itself.
    private ReadOnlySpan<byte> NextPassing()
    {
        BinaryPrimitives.WriteInt32LittleEndian(passing.AsSpan(NumberAt), ++number);
        int crc = checksum.Of(passing, passing.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(passing.AsSpan(ChecksumAt), (ushort)crc);
        bool needsEscape = passing.AsSpan(1, passing.Length - 2).IndexOfAnyInRange((byte)0x8D, (byte)0x8F) >= 0;
        return needsEscape ? NextPassing() : passing;
    }

    /// <summary>From the bytes of one P3 frame to the passing in the outbox: the timing role's step, link down.</summary>
    public Measurement FrameQueued()
    {
        Rig rig = new(Configurations.Timing(), bench.Time);
        List<Cost> costs = [];
        for (int i = 0; i < Times; i++)
        {
            rig.Decoder.Feed(NextPassing());
            int before = rig.Box.Timing.Outbox.Newest;
            costs.Add(meter.Measure(() => rig.Box.Timing.Step(Rig.Now)));
            Demand(rig.Box.Timing.Outbox.Newest == before + 1, "the frame made no passing");
            rig.Pass();
        }

        return Sum("passing-queued", "passing of a decoder: serial frame to outbox", costs, null);
    }

    /// <summary>From the bytes of one P3 frame to the encoded payload in the link's hands: the whole tick that does it.</summary>
    public Measurement FrameSent(int target) =>
        Sent("passing-sent", "passing of a decoder: serial frame to link, whole tick", rig => rig.Decoder.Feed(NextPassing()), target);

    /// <summary>The same from an edge, too close to the one before: with a flag.</summary>
    public Measurement EdgeSent(int target) =>
        Sent("edge-passing-sent", "passing of an edge, flagged: ring to link, whole tick", rig => rig.Panel.Trip(1, Rig.Now), target);

    /// <summary>A group of passings goes to the flash: the whole tick that does it.</summary>
    public Measurement GroupKept()
    {
        Rig rig = new(Configurations.Timing(), bench.Time);
        Idle(rig, WarmUp);
        List<Cost> costs = [];
        meter.StartShares();
        while (costs.Count < Times / 4)
        {
            Outbox outbox = rig.Box.Timing.Outbox;
            rig.Decoder.Feed(NextPassing());
            rig.Step();
            outbox.Acknowledge(outbox.Newest);
            for (int tick = 0; tick < TicksPerPassing; tick++)
            {
                rig.Pass();
                int written = outbox.Written;
                Cost cost = meter.Measure(rig.Step);
                if (outbox.Written > written)
                {
                    costs.Add(cost);
                }
            }
        }

        return Sum("group-kept", $"{PassingLog.MostPerWrite} passings to the flash, whole tick", costs, null);
    }

    private Measurement Sent(string key, string what, Action<Rig> cross, int target)
    {
        Rig rig = new(Configurations.Timing(), bench.Time);
        Idle(rig, WarmUp);
        List<Cost> costs = [];
        for (int i = -1; i < Times; i++)
        {
            Outbox outbox = rig.Box.Timing.Outbox;
            int before = outbox.Newest;
            int told = rig.Link.Published;
            cross(rig);
            Cost cost = meter.Measure(rig.Step);
            Demand(outbox.Newest == before + 1 && rig.Link.Published == told + 1 && rig.Link.Last == What.Passing, "the passing was not sent");
            // The first edge has none before it.
            if (i >= 0)
            {
                costs.Add(cost);
            }
            else
            {
                meter.StartShares();
            }

            outbox.Acknowledge(outbox.Newest);
            Idle(rig, TicksPerPassing - 1);
        }

        return Sum(key, what, costs, target);
    }

    private static void Settle(Rig rig, Aspect aspect, int posts)
    {
        for (int tick = 0; tick < WarmUp; tick++)
        {
            if (tick % TicksPerControl == TicksPerControl / 2)
            {
                rig.Receive(rig.ControlState(aspect, posts));
            }

            rig.Step();
            rig.Pass();
        }

        Demand(rig.Box.Post.Arbiter.Aspect == aspect, "the box did not settle");
    }

    private static void Idle(Rig rig, int ticks)
    {
        for (int tick = 0; tick < ticks; tick++)
        {
            rig.Pass();
            rig.Step();
        }

        rig.Pass();
    }

    private Measurement Sum(string key, string what, List<Cost> costs, int? target)
    {
        Cost worst = new(costs.Max(cost => cost.Calls), costs.Max(cost => cost.Objects));
        return new Measurement
        {
            Key = key,
            What = what,
            Count = costs.Count,
            Typical = costs.GroupBy(cost => cost).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key.Calls).First().Key,
            Worst = worst,
            MeanCalls = costs.Average(cost => cost.Calls),
            MeanObjects = costs.Average(cost => cost.Objects),
            Judged = worst,
            Target = target,
            Calls = meter.CallShares(),
            Objects = meter.ObjectShares(),
            Unlisted = meter.Unlisted(),
        };
    }

    private static void Demand(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException(otherwise);
        }
    }
}
