using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    [TestClass]
    public class LoopMonitorTests
    {
        private const long Second = 1000000;
        private const long Gap = 80000;

        [TestMethod]
        public void Monitor_marks_a_short_gap_and_deletes_nothing()
        {
            LoopMonitor sut = Monitor(new FakeSource(CrossingSource.Edge, 0));
            Assert.IsFalse(IsShort(sut, Second, -1));
            Assert.IsTrue(IsShort(sut, Second + Gap - 1, -1));
            Assert.IsFalse(IsShort(sut, Second + Gap - 1 + Gap, -1));
        }

        [TestMethod]
        public void Monitor_marks_transponders_side_by_side_only_where_they_are_the_same()
        {
            LoopMonitor sut = Monitor(new FakeSource(CrossingSource.Decoder, 0));
            Assert.IsFalse(IsShort(sut, Second, 7));
            Assert.IsFalse(IsShort(sut, Second + 1000, 8));
            Assert.IsTrue(IsShort(sut, Second + 2000, 7));
            Assert.IsTrue(IsShort(sut, Second + 3000, -1));
        }

        [TestMethod]
        public void Monitor_says_stuck_while_the_line_is_active_for_more_than_five_seconds()
        {
            BoxBench bench = BoxBench.Ready("timing");
            bench.Board.Drive(Inputs.FirstLoop + 1, true);
            bench.Run(LoopMonitor.LongestActive - (Second / 2));
            Assert.AreEqual(0L, bench.Box.Timing.Alarms & Alarm.LoopStuck);
            bench.Run(Second);
            Assert.AreEqual(Alarm.LoopStuck, bench.Box.Timing.Alarms & Alarm.LoopStuck);
            Assert.AreEqual("s1 stuck", Told(bench).GetText(LoopsMessage.Faults));
            bench.Board.Drive(Inputs.FirstLoop + 1, false);
            bench.Run(Second);
            Assert.AreEqual(0L, bench.Box.Timing.Alarms & Alarm.LoopStuck);
            Assert.IsFalse(Told(bench).Has(LoopsMessage.Faults));
        }

        [TestMethod]
        public void Monitor_says_storm_above_twenty_edges_a_second_and_every_edge_is_a_passing()
        {
            BoxBench bench = BoxBench.Ready("timing");
            Trip(bench, 20, 50000);
            Assert.AreEqual(0L, bench.Box.Timing.Alarms & Alarm.LoopStorm);
            bench.Run(2 * Second);
            Trip(bench, 30, 30000);
            Assert.AreEqual(Alarm.LoopStorm, bench.Box.Timing.Alarms & Alarm.LoopStorm);
            Assert.AreEqual(50, bench.Box.Timing.Outbox.Newest);
            bench.Run(2 * Second);
            Assert.AreEqual(0L, bench.Box.Timing.Alarms & Alarm.LoopStorm);
        }

        [TestMethod]
        public void Monitor_says_noise_above_what_is_normal()
        {
            BoxBench bench = BoxBench.Ready("timing");
            bench.Line.Feed(Frames.Status());
            bench.Run(Second);
            Assert.AreEqual(0L, bench.Box.Timing.Alarms & Alarm.LoopNoise);
            bench.Line.Feed(Frames.Make(P3Record.Status, "01023d00810413180400"));
            bench.Run(Second);
            Assert.AreEqual(Alarm.LoopNoise, bench.Box.Timing.Alarms & Alarm.LoopNoise);
            Assert.AreEqual("61,", Told(bench).GetText(LoopsMessage.Noise));
        }

        [TestMethod]
        public void Monitor_counts_edges_that_hardware_saw_and_nothing_reported()
        {
            EdgeRing ring = new EdgeRing(8);
            InputBank bank = new InputBank(new FakeBoard(ring), ring, new bool[Inputs.Count]);
            FakePulses pulses = new FakePulses();
            EdgeSource edge = new EdgeSource(bank, 0);
            LoopMonitor sut = new LoopMonitor(new LoopWatch(0, new ICrossingSource[] { edge }, Clocks.Unsynced()), Gap, pulses);
            FakeSink sink = new FakeSink();
            pulses.Count = 1;
            ring.Put(Inputs.FirstLoop, true, 1000);
            bank.Step(2000);
            edge.Step(2000, sink);
            Checks(sut, 40);
            Assert.AreEqual(0, sut.Miscounted);
            pulses.Count = 4;
            Checks(sut, 40);
            Assert.AreEqual(3, sut.Miscounted);
            Crossing crossing = new Crossing();
            sut.Mark(crossing);
            Assert.IsTrue(crossing.IsUnconfirmed);
            crossing = new Crossing();
            sut.Mark(crossing);
            Assert.IsFalse(crossing.IsUnconfirmed);
            Checks(sut, 40);
            Assert.AreEqual(3, sut.Miscounted);
        }

        [TestMethod]
        public void Monitor_marks_the_next_crossing_of_a_loop_with_one_source_and_no_later_one()
        {
            EdgeRing ring = new EdgeRing(8);
            InputBank bank = new InputBank(new FakeBoard(ring), ring, new bool[Inputs.Count]);
            FakePulses pulses = new FakePulses();
            EdgeSource edge = new EdgeSource(bank, 0);
            LoopWatch watch = new LoopWatch(0, new ICrossingSource[] { edge }, Clocks.Unsynced());
            LoopMonitor sut = new LoopMonitor(watch, Gap, pulses);
            MarkingSink sink = new MarkingSink(sut);
            pulses.Count = 1;
            Checks(sut, 40);
            for (int i = 1; i <= 3; i++)
            {
                ring.Put(Inputs.FirstLoop, true, i * Second);
                bank.Step(i * Second);
                watch.Step(i * Second, sink);
                Assert.AreEqual(i == 1, sink.WasUnconfirmed, "crossing " + i.ToString());
            }
        }

        private static LoopMonitor Monitor(FakeSource source)
        {
            return new LoopMonitor(new LoopWatch(0, new ICrossingSource[] { source }, Clocks.Unsynced()), Gap, null);
        }

        private static bool IsShort(LoopMonitor sut, long at, long transponder)
        {
            Crossing crossing = Passings.Crossing(transponder);
            crossing.At = at;
            sut.Mark(crossing);
            return crossing.IsShortGap;
        }

        private static void Checks(LoopMonitor sut, int times)
        {
            for (int i = 0; i < times; i++)
            {
                sut.Check(i * LoopMonitor.CheckMicroseconds);
            }
        }

        private static void Trip(BoxBench bench, int times, long period)
        {
            for (int i = 0; i < times; i++)
            {
                bench.Board.Drive(Inputs.FirstLoop + 1, true);
                bench.Tick();
                bench.Board.Drive(Inputs.FirstLoop + 1, false);
                bench.Run(period - BoxBench.Period);
            }
        }

        private static LoopsMessage Told(BoxBench bench)
        {
            LoopsMessage message = new LoopsMessage();
            Assert.IsTrue(bench.Link.Read(message));
            return message;
        }

        /// <summary>Marks each crossing as the desk does.</summary>
        private sealed class MarkingSink : ICrossingSink
        {
            private readonly LoopMonitor monitor;

            internal MarkingSink(LoopMonitor monitor)
            {
                this.monitor = monitor;
            }

            internal bool WasUnconfirmed { get; private set; }

            public void Cross(Crossing crossing)
            {
                monitor.Mark(crossing);
                WasUnconfirmed = crossing.IsUnconfirmed;
            }
        }
    }
}
