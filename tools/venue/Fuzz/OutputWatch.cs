using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using Trackside.Core;
using Trackside.Venue.Running;
using Trackside.Venue.World;
using Trackside.Virtual;

namespace Trackside.Venue.Fuzz;

/// <summary>
/// Looks at the wires of every box of a venue whose outputs stand still: no lamp, arrow or pit exit may be switched, no relay open or close, no box restart, no thread of the
/// firmware end, no loop stop. Switching is seen at the instant, by the wire's own word; besides everything is sampled. Findings are told from any thread.
/// </summary>
internal sealed class OutputWatch : IDisposable
{
    private const int SampleMilliseconds = 10;
    private const int MostFindings = 20;

    /// <summary>A loop turns every 10 ms; one that stands so long has stopped. The relays judge more strictly, after half a second.</summary>
    private const double StuckSeconds = 3;

    private readonly Lock gate = new();
    private readonly List<string> findings = [];
    private readonly List<Action> undo = [];
    private readonly List<(Func<bool> Level, bool AtStart, string Name)> outputs = [];
    private readonly List<(VenueBox Box, long Rounds, double Since, int Boots, int[] Pixels)> boxes = [];
    private readonly Func<string> suspects;
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly Thread sampler;
    private volatile bool ends;

    /// <summary>Begins to look: what is now must stay.</summary>
    /// <param name="venue">The venue.</param>
    /// <param name="suspects">Tells what may be the cause of what is seen now.</param>
    public OutputWatch(VirtualVenue venue, Func<string> suspects)
    {
        this.suspects = suspects;
        foreach (VenueBox box in venue.Boxes)
        {
            Watch(box);
        }

        sampler = new Thread(Sample) { IsBackground = true, Name = "outputs" };
        sampler.Start();
    }

    /// <summary>Lamps, arrows and relays that are watched.</summary>
    public int Outputs => outputs.Count;

    /// <summary>How often all of them were looked at, besides.</summary>
    public long Samples { get; private set; }

    /// <summary>Longest time between two rounds of a box's loop that was seen, in seconds; by samples.</summary>
    public double LongestRound { get; private set; }

    /// <summary>What changed; empty for nothing.</summary>
    public IReadOnlyList<string> Findings
    {
        get
        {
            lock (gate)
            {
                return [.. findings];
            }
        }
    }

    /// <summary>Whether anything changed.</summary>
    public bool HasFound
    {
        get
        {
            lock (gate)
            {
                return findings.Count > 0;
            }
        }
    }

    /// <summary>Looks no more.</summary>
    public void Dispose()
    {
        ends = true;
        sampler.Join();
        undo.ForEach(action => action());
    }

    private void Watch(VenueBox box)
    {
        for (int lamp = 0; lamp < (box.Panel?.Lamps.Count ?? 0); lamp++)
        {
            Watch(box, box.Panel!.Lamps[lamp], Lamp.OutputName(lamp));
        }

        if (box.Panel is { } panel)
        {
            Watch(box, panel.Watchdog);
        }

        if (box.Sign is { } sign)
        {
            LampCircuit[] lamps = [.. sign.Arrows, sign.PitRed, sign.PitGreen];
            for (int lamp = 0; lamp < lamps.Length; lamp++)
            {
                Watch(box, lamps[lamp], Lamp.OutputName(Lamp.FirstArrow + lamp));
            }

            Watch(box, sign.Watchdog);
        }

        void Failed(Exception failure) => Find($"{box.Plan.Id}: a thread of the firmware ended: {failure.Message}");
        box.Chip.ThreadFailed += Failed;
        undo.Add(() => box.Chip.ThreadFailed -= Failed);
        boxes.Add((box, box.Chip.Rounds, watch.Elapsed.TotalSeconds, box.Chip.BootCount, PixelsOf(box)));
    }

    private void Watch(VenueBox box, LampCircuit lamp, string name)
    {
        void Switched(bool isLit) => Find($"{box.Plan.Id}: {name} {(isLit ? "lit" : "dark")}");
        lamp.Switched += Switched;
        undo.Add(() => lamp.Switched -= Switched);
        outputs.Add((() => lamp.Lit, lamp.Lit, $"{box.Plan.Id}: {name}"));
    }

    private void Watch(VenueBox box, LampWatchdog relay)
    {
        void Switched() => Find($"{box.Plan.Id}: permit relay {(relay.Feeds ? "closed" : "open: the watchdog bit")}");
        relay.Switched += Switched;
        undo.Add(() => relay.Switched -= Switched);
        outputs.Add((() => relay.Feeds, relay.Feeds, $"{box.Plan.Id}: permit relay"));
    }

    private void Sample()
    {
        while (!ends)
        {
            foreach ((Func<bool> level, bool atStart, string name) in outputs)
            {
                if (level() != atStart)
                {
                    Find($"{name} is {(atStart ? "off" : "on")}");
                }
            }

            for (int i = 0; i < boxes.Count; i++)
            {
                boxes[i] = Look(boxes[i]);
            }

            Samples++;
            Thread.Sleep(SampleMilliseconds);
        }
    }

    private (VenueBox Box, long Rounds, double Since, int Boots, int[] Pixels) Look((VenueBox Box, long Rounds, double Since, int Boots, int[] Pixels) seen)
    {
        Chip chip = seen.Box.Chip;
        double now = watch.Elapsed.TotalSeconds;
        if (chip.BootCount != seen.Boots || !chip.IsPowered)
        {
            Find($"{seen.Box.Plan.Id}: restarted");
        }

        int[] pixels = PixelsOf(seen.Box);
        if (!pixels.AsSpan().SequenceEqual(seen.Pixels))
        {
            Find($"{seen.Box.Plan.Id}: the pixel panel shows another picture");
        }

        if (chip.Rounds == seen.Rounds)
        {
            if (now - seen.Since > StuckSeconds)
            {
                Find($"{seen.Box.Plan.Id}: its loop stands still");
            }

            return seen;
        }

        LongestRound = Math.Max(LongestRound, now - seen.Since);
        return seen with { Rounds = chip.Rounds, Since = now };
    }

    private static int[] PixelsOf(VenueBox box) => [.. box.Panel?.Pixels?.Pixels ?? []];

    private void Find(string what)
    {
        lock (gate)
        {
            // The first few tell; what follows from them is noise.
            if (findings.Count < MostFindings && !findings.Any(finding => finding.StartsWith(what, StringComparison.Ordinal)))
            {
                findings.Add($"{what} ({suspects()})");
            }
        }
    }
}
