using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using nanoFramework.Hardware.Esp32;
using Trackside.Core;
using Trackside.Devices;
using Trackside.Virtual;

namespace Trackside.Benchmarks.Timing;

/// <summary>
/// One loop on a virtual chip in simulated time: vehicles on its line, an XOR gate between line, marker pin and capture pin, the firmware's own
/// port and sources, and a runtime that stands still now and then. The truth is known in the chip's microseconds.
/// </summary>
internal sealed class LoopRig : IInputs
{
    private const long Millisecond = 1_000_000;
    private const long TickNanoseconds = 10 * Millisecond;
    private const long WakeNanoseconds = Millisecond / 5;
    private const double FarthestMicroseconds = 150_000;
    private const int Loop = 0;

    private readonly SimulatedTime time;
    private readonly Runtime runtime;
    private readonly Chip chip;
    private readonly List<long> edges;
    private readonly EdgeRing ring = new(64);
    private readonly InputBank inputs;
    private readonly Wire line;
    private readonly MarkerSource marker;
    private readonly Recorder byMarker;
    private readonly Recorder byEdge;
    private readonly LoopWatch watch;
    private readonly TimeMarkSource timeMark;
    private readonly DecoderSource decoder;
    private readonly Told byTimeMark = new();
    private readonly Told byDecoder = new();
    private readonly HashSet<long> decoded;
    private readonly List<double> decoderTruths = [];
    private readonly List<long> timeMarked;
    private readonly Told told = new();
    private readonly List<double> truths = [];
    private readonly List<double> handled = [];
    private long lastTick;
    private long lastHandler;

    private LoopRig(Chip chip, SimulatedTime time, Runtime runtime, List<long> edges, int seed)
    {
        this.chip = chip;
        this.time = time;
        this.runtime = runtime;
        this.edges = edges;
        VirtualPins pins = new();
        line = chip.Pin(pins.InputPin(Inputs.FirstLoop + Loop));
        Wire markerLine = chip.Pin(pins.MarkerPin(Loop));
        Wire gate = chip.Pin(pins.CapturePin(Loop));
        line.Changed += _ => gate.Drive(line.Level ^ markerLine.Level);
        markerLine.Changed += _ => gate.Drive(line.Level ^ markerLine.Level);
        bool[] fitted = new bool[Inputs.Count];
        fitted[Inputs.FirstLoop + Loop] = true;
        inputs = new InputBank(this, ring, fitted);
        marker = new MarkerSource(RmtMarker.Open(pins, new PinClaims(), Loop), inputs, Loop);
        byMarker = new Recorder(marker);
        byEdge = new Recorder(new EdgeSource(inputs, Loop));
        List<long> rising = [.. edges.Where((_, i) => i % 2 == 0)];
        TimedLine gnssLine = new(() => time.Now, () => chip.Now);
        timeMarked = GnssModel.Speak(gnssLine, rising, seed);
        ClockModel clock = new();
        timeMark = new TimeMarkSource(gnssLine, Loop, clock, clock);
        TimedLine decoderLine = new(() => time.Now, () => chip.Now);
        decoded = [.. DecoderModel.Speak(decoderLine, rising, seed)];
        decoder = new DecoderSource(decoderLine, Loop);
        watch = new LoopWatch(Loop, [byMarker, byEdge], new ClockModel());
    }

    /// <summary>Runs one chip and adds what its sources reported.</summary>
    public static void Run(int seed, int vehicles, Tally[] tallies, MarkerCounts counts)
    {
        SimulatedTime time = new();
        Random random = new(seed);
        List<long> edges = Traffic.Edges(seed, vehicles);
        Runtime runtime = new(seed, edges[^1] + (10_000 * Millisecond));
        string flash = System.IO.Directory.CreateTempSubdirectory("trackside-bench-").FullName;
        Exception? failure = null;
        using ManualResetEventSlim done = new();
        using (Chip chip = new(new ChipOptions
        {
            FlashFolder = flash,
            Time = time,
            ClockOffsetMicroseconds = 1_000_000,
            ClockDriftPartsPerMillion = (20 * random.NextDouble()) - 10,
            RmtDriftPartsPerMillion = (20 * random.NextDouble()) - 10,
        }))
        {
            chip.PowerOn(() =>
            {
                try
                {
                    LoopRig rig = new(chip, time, runtime, edges, seed);
                    rig.Live();
                    rig.Sum(tallies, counts);
                }
                catch (Exception e)
                {
                    failure = e;
                }
                finally
                {
                    time.CallEnds = null;
                    done.Set();
                }
            });
            done.Wait();
        }

        System.IO.Directory.Delete(flash, true);
        if (failure is not null)
        {
            throw new InvalidOperationException($"seed {seed}: {failure.Message}", failure);
        }
    }

    /// <inheritdoc/>
    public void WakeLoop()
    {
    }

    public bool IsActive(int input) => line.Level;

    private void Live()
    {
        for (int i = 0; i < edges.Count; i++)
        {
            bool isRising = i % 2 == 0;
            time.At(edges[i], () => Turn(isRising));
        }

        time.CallEnds = runtime.CallEnds;
        long end = edges[^1] + (5_000 * Millisecond);
        while (time.Now < end)
        {
            WaitForTick();
            long now = (long)HighResTimer.GetCurrent();
            inputs.Step(now);
            watch.Step(now, told);
            timeMark.Step(now, byTimeMark);
            decoder.Step(now, byDecoder);
        }
    }

    private void Turn(bool isRising)
    {
        line.Drive(isRising);
        if (!isRising)
        {
            return;
        }

        double truth = chip.Now;
        truths.Add(truth);
        if (decoded.Contains(time.Now))
        {
            decoderTruths.Add(truth);
        }

        // One queue: a later event never overtakes.
        lastHandler = Math.Max(lastHandler, runtime.HandlerRuns(time.Now));
        time.At(lastHandler, () =>
        {
            handled.Add(truth);
            ring.Put(Inputs.FirstLoop + Loop, true, chip.Now);
        });
    }

    // The loop wakes every 10 ms, or when a handler put something.
    private void WaitForTick()
    {
        long due = Math.Max(time.Now, lastTick + TickNanoseconds);
        while (ring.IsEmpty && time.Now < due)
        {
            time.AdvanceTo(Math.Min(due, time.Now + WakeNanoseconds));
        }

        time.AdvanceTo(runtime.RunsFrom(time.Now));
        lastTick = time.Now;
    }

    private void Sum(Tally[] tallies, MarkerCounts counts)
    {
        tallies[0].Take(Instants(byMarker.Reports), truths, FarthestMicroseconds);
        tallies[1].Crossings += truths.Count;
        for (int i = 0; i < byEdge.Reports.Count; i++)
        {
            tallies[1].Take(byEdge.Reports[i].At - handled[i], byEdge.Reports[i].Uncertainty);
        }

        tallies[2].Take(Instants(told.Crossings), truths, FarthestMicroseconds);
        tallies[3].Take(byTimeMark.Crossings.Select(one => ((double)(one.Utc - GnssModel.UtcAtZero), (double)one.UtcUncertainty)), [.. timeMarked.Select(at => at / 1000.0)], FarthestMicroseconds);

        // It numbers its passings and loses none here: the n-th report is of the n-th crossing.
        tallies[4].Crossings += decoderTruths.Count;
        for (int i = 0; i < byDecoder.Crossings.Count; i++)
        {
            tallies[4].Take(byDecoder.Crossings[i].At - decoderTruths[i], byDecoder.Crossings[i].Uncertainty);
        }

        counts.Take(marker, watch);
    }

    private static IEnumerable<(double At, double Uncertainty)> Instants(List<Crossing> crossings)
    {
        foreach (Crossing crossing in crossings)
        {
            yield return (crossing.At, crossing.Uncertainty);
        }
    }
}
