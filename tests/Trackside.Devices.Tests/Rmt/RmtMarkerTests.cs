using System;
using System.Collections.Generic;
using System.Linq;
using Trackside.Core;
using Trackside.Virtual;

namespace Trackside.Devices.Tests;

/// <summary>The marker on a virtual chip: its own port, an XOR gate on the nets, simulated time.</summary>
[TestClass]
public class RmtMarkerTests
{
    private const int LoopPin = 25;
    private const long Millisecond = 1_000_000;
    private const long Call = 10_000;
    private const int Loop = 0;

    private readonly SimulatedTime time = new();
    private readonly EdgeRing edges = new(64);
    private readonly List<Crossing> told = [];

    [TestMethod]
    public void Crossing_is_known_to_microseconds_though_its_event_comes_90_ms_late()
    {
        Cross([1_000 * Millisecond, 1_030 * Millisecond], lateMilliseconds: 89, (source, truths) =>
        {
            Assert.HasCount(1, told);
            HoldsTruth(truths[0]);
            Assert.AreEqual(0, source.FellBack);
        });
    }

    [TestMethod]
    public void Capture_that_ended_before_the_marker_falls_back_and_says_so()
    {
        Cross([1_000 * Millisecond, 1_010 * Millisecond], lateMilliseconds: 130, (source, _) =>
        {
            Assert.IsEmpty(told);
            Assert.AreEqual(1, source.FellBack);
            Assert.AreEqual(Trackside.Messages.Alarm.MarkerAmbiguous, source.Alarms);
        });
    }

    [TestMethod]
    public void Vehicle_that_stands_on_the_loop_for_seconds_is_told_at_once()
    {
        Cross([1_000 * Millisecond, 5_000 * Millisecond], lateMilliseconds: 12, (source, truths) =>
        {
            Assert.HasCount(1, told);
            HoldsTruth(truths[0]);
            Assert.AreEqual(0, source.FellBack);
        });
    }

    [TestMethod]
    public void More_edges_than_the_memory_holds_fall_back()
    {
        // 300 edges, a vehicle's worth of noise each 0.7 ms: the memory of 256 durations begins again, and the first edges are gone.
        long[] storm = [.. Enumerable.Range(0, 300).Select(i => (1_000 * Millisecond) + (i * 350_000L))];
        Cross(storm, lateMilliseconds: 3, (source, _) =>
        {
            Assert.IsEmpty(told);
            Assert.IsGreaterThan(0, source.FellBack);
        });
    }

    [TestMethod]
    public void Glitch_below_the_filter_is_no_crossing()
    {
        Cross([1_000 * Millisecond, (1_000 * Millisecond) + 2_000, 1_020 * Millisecond, 1_060 * Millisecond], lateMilliseconds: 5, (source, truths) =>
        {
            // The handler heard of the glitch too; the capture has no edge for it, so none of it is believed.
            Assert.IsEmpty(told);
            Assert.AreEqual(2, source.FellBack);
        });
    }

    [TestMethod]
    public void Idle_source_asks_the_channel_for_nothing()
    {
        Run((_, line) =>
        {
            CountingLine asked = new();
            InputBank inputs = new(new Line(line), edges, new bool[Inputs.Count]);
            MarkerSource source = new(asked, inputs, Loop);
            for (int tick = 1; tick <= 1000; tick++)
            {
                inputs.Step(tick * 10_000);
                source.Step(tick * 10_000, new Keep(told));
            }

            Assert.AreEqual(0, asked.Calls);
        });
    }

    [TestMethod]
    public void Self_test_finds_its_own_pulse_within_what_is_stated()
    {
        Run((port, _) =>
        {
            MarkerSelfTest test = new(port, 12);
            for (int tick = 0; tick < 2_000 && !test.IsDone; tick++)
            {
                time.AdvanceTo(time.Now + (10 * Millisecond));
                test.Step(Chip.Current.Now);
            }

            Assert.AreEqual(12, test.Done);
            Assert.AreEqual(0, test.Failures);
            Assert.AreEqual(0, test.Outside);
            Assert.IsLessThan(100, test.WorstError);
        });
    }

    [TestMethod]
    public void Self_test_without_gate_or_wire_fails_every_round()
    {
        Run(
            (port, _) =>
            {
                MarkerSelfTest test = new(port, 3);
                for (int tick = 0; tick < 2_000 && !test.IsDone; tick++)
                {
                    time.AdvanceTo(time.Now + (10 * Millisecond));
                    test.Step(Chip.Current.Now);
                }

                Assert.AreEqual(3, test.Failures);
            },
            hasGate: false);
    }

    private void HoldsTruth(double truth)
    {
        Assert.IsLessThanOrEqualTo(told[0].Uncertainty, Math.Abs(told[0].At - truth));
        Assert.IsLessThan(100, told[0].Uncertainty);
    }

    // The loop's line turns round at each instant; the handler of each rising edge runs so much later, and the loop with it.
    private void Cross(long[] turns, int lateMilliseconds, Action<MarkerSource, List<double>> judge) => Run((port, line) =>
    {
        List<double> truths = [];
        for (int i = 0; i < turns.Length; i++)
        {
            bool isRising = i % 2 == 0;
            time.At(turns[i], () =>
            {
                line.Drive(isRising);
                if (isRising)
                {
                    truths.Add(Chip.Current.Now);
                    time.At(time.Now + (lateMilliseconds * Millisecond), () => edges.Put(Inputs.FirstLoop + Loop, true, Chip.Current.Now));
                }
            });
        }

        InputBank inputs = new(new Line(line), edges, new bool[Inputs.Count]);
        MarkerSource source = new(port, inputs, Loop);
        while (time.Now < turns[^1] + (3_000 * Millisecond))
        {
            long due = time.Now + (10 * Millisecond);
            while (edges.IsEmpty && time.Now < due)
            {
                time.AdvanceTo(Math.Min(due, time.Now + (Millisecond / 5)));
            }

            long now = Chip.Current.Now;
            inputs.Step(now);
            source.Step(now, new Keep(told));
        }

        judge(source, truths);
    });

    private void Run(Action<RmtMarker, Wire> body, bool hasGate = true)
    {
        using Rig rig = new(options => options with { Time = time, ClockOffsetMicroseconds = 1_000_000, ClockDriftPartsPerMillion = 10, RmtDriftPartsPerMillion = 10 });
        rig.Do(() =>
        {
            VirtualPins pins = new();
            Wire line = rig.Chip.Pin(LoopPin);
            Wire marker = rig.Chip.Pin(pins.MarkerPin(Loop));
            Wire gate = rig.Chip.Pin(pins.CapturePin(Loop));
            if (hasGate)
            {
                line.Changed += _ => gate.Drive(line.Level ^ marker.Level);
                marker.Changed += _ => gate.Drive(line.Level ^ marker.Level);
            }

            RmtMarker port = RmtMarker.Open(pins, new PinClaims(), Loop);
            time.CallEnds = now => now + Call;
            try
            {
                body(port, line);
            }
            finally
            {
                time.CallEnds = null;
            }
        });
    }

    private sealed class Line(Wire wire) : IInputs
    {
        public void WakeLoop()
        {
        }

        public bool IsActive(int input) => wire.Level;
    }

    private sealed class Keep(List<Crossing> kept) : ICrossingSink
    {
        public void Cross(Crossing crossing)
        {
            Crossing copy = new();
            copy.Copy(crossing);
            kept.Add(copy);
        }
    }

    private sealed class CountingLine : IMarkerLine
    {
        public int Calls { get; private set; }

        public void Toggle(int gap, out long before, out long after)
        {
            Calls++;
            before = after = 0;
        }

        public bool Take(MarkerCapture capture)
        {
            Calls++;
            return false;
        }
    }
}
