using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>A GNSS receiver's marks, with and without a fix, and what its count tells.</summary>
    [TestClass]
    public class TimeMarkSourceTests
    {
        [TestMethod]
        public void Time_mark_stamps_in_utc_with_the_accuracy_it_states()
        {
            FakeLine line = new FakeLine();
            FakeSink sink = new FakeSink();
            TimeMarkSource sut = new TimeMarkSource(line, 2, Clocks.Unsynced(), new FakeMarks());
            line.Feed(Ubx.Epoch(2435, 374058000, 18, 7));
            line.Feed(Ubx.RealMark());
            sut.Step(1000, sink);
            Assert.AreEqual(1, sink.Count);
            Assert.AreEqual(2, sink.Last.Loop);
            Assert.AreEqual((int)CrossingSource.TimeMark, (int)sink.Last.Source);
            // The real mark is in GNSS time: 18 leap seconds before it was UTC.
            Assert.AreEqual(Ubx.Week2435 + 374058185587L - 18000000, sink.Last.Utc);
            Assert.AreEqual(2L, sink.Last.UtcUncertainty);
            Assert.AreEqual(GnssState.Fix == sut.State, true);
        }

        [TestMethod]
        [DataRow(0x00)]
        [DataRow(0x40)]
        [DataRow(0x48)]
        [DataRow(0x50)]
        public void Time_mark_is_not_used_for_utc_without_fix_base_or_leap_seconds(int flags)
        {
            FakeLine line = new FakeLine();
            FakeSink sink = new FakeSink();
            TimeMarkSource sut = new TimeMarkSource(line, 0, Clocks.Unsynced(), new FakeMarks());
            line.Feed(Ubx.Mark(flags | 0x81, 1, 2435, 1000, 0, 30));
            sut.Step(3000000, sink);
            Assert.AreEqual(1, sink.Count);
            Assert.AreEqual(-1L, sink.Last.Utc);
            Assert.AreEqual(1, sut.Unfixed);
            // Only the arrival is known: an epoch, the receiver's work and the line before it.
            Assert.IsTrue(sink.Last.Uncertainty >= (TimeMarkSource.LongestEpoch + TimeMarkSource.LongestWork) / 2);
            Assert.AreEqual(3000000L, sink.Last.At + sink.Last.Uncertainty);
        }

        [TestMethod]
        public void Time_mark_says_how_the_receiver_is()
        {
            FakeLine line = new FakeLine();
            FakeSink sink = new FakeSink();
            TimeMarkSource sut = new TimeMarkSource(line, 0, Clocks.Unsynced(), new FakeMarks());
            sut.Step(0, sink);
            Assert.AreEqual((int)GnssState.Silent, (int)sut.State);
            AssertState(sut, line, sink, 1000000, 0, GnssState.NoFix);
            AssertState(sut, line, sink, 2000000, 3, GnssState.NoLeap);
            AssertState(sut, line, sink, 3000000, 7, GnssState.Fix);
            sut.Step(3000000 + TimeMarkSource.SilenceMicroseconds + 1, sink);
            Assert.AreEqual((int)GnssState.Silent, (int)sut.State);
        }

        [TestMethod]
        public void Time_mark_counts_edges_that_were_never_reported()
        {
            FakeLine line = new FakeLine();
            FakeSink sink = new FakeSink();
            TimeMarkSource sut = new TimeMarkSource(line, 0, Clocks.Unsynced(), new FakeMarks());
            line.Feed(Ubx.Mark(Ubx.UtcFlags, 65534, 2435, 1000, 0, 30));
            line.Feed(Ubx.Mark(Ubx.UtcFlags, 1, 2435, 2000, 0, 30));
            line.Feed(Ubx.Mark(Ubx.UtcFlags, 2, 2435, 3000, 0, 30));
            sut.Step(0, sink);
            Assert.AreEqual(3, sink.Count);
            Assert.AreEqual(2, sut.Missed);
            Assert.AreEqual(0, sut.Restarts);
        }

        [TestMethod]
        public void Time_mark_takes_a_repeated_mark_once_and_notices_a_receiver_that_started_anew()
        {
            FakeLine line = new FakeLine();
            FakeSink sink = new FakeSink();
            TimeMarkSource sut = new TimeMarkSource(line, 0, Clocks.Unsynced(), new FakeMarks());
            line.Feed(Ubx.Mark(Ubx.UtcFlags, 700, 2435, 1000, 0, 30));
            line.Feed(Ubx.Mark(Ubx.UtcFlags, 700, 2435, 1000, 0, 30));
            sut.Step(0, sink);
            Assert.AreEqual(1, sink.Count);
            line.Feed(Ubx.Mark(Ubx.UtcFlags, 1, 2435, 9000, 0, 30));
            sut.Step(1, sink);
            Assert.AreEqual(2, sink.Count);
            Assert.AreEqual(2, sut.Restarts);
            Assert.AreEqual(0, sut.Missed);
        }

        [TestMethod]
        public void Time_mark_of_a_receiver_that_started_anew_and_counts_the_same_is_another_mark()
        {
            FakeLine line = new FakeLine();
            FakeSink sink = new FakeSink();
            TimeMarkSource sut = new TimeMarkSource(line, 0, Clocks.Unsynced(), new FakeMarks());
            line.Feed(Ubx.Mark(Ubx.UtcFlags, 1, 2435, 1000, 0, 30));
            line.Feed(Ubx.Mark(Ubx.UtcFlags, 1, 2435, 90000, 0, 30));
            line.Feed(Ubx.Mark(Ubx.UtcFlags, 1, 2435, 90000, 0, 30));
            sut.Step(0, sink);
            Assert.AreEqual(2, sink.Count);
            Assert.AreEqual(2, sut.Restarts);
            Assert.AreEqual(0, sut.Missed);
        }

        [TestMethod]
        public void Time_mark_passes_over_a_falling_edge_alone()
        {
            FakeLine line = new FakeLine();
            FakeSink sink = new FakeSink();
            TimeMarkSource sut = new TimeMarkSource(line, 0, Clocks.Unsynced(), new FakeMarks());
            line.Feed(Ubx.Mark((Ubx.UtcFlags & 0x7F) | 0x04, 1, 2435, 1000, 0, 30));
            sut.Step(0, sink);
            Assert.AreEqual(0, sink.Count);
        }

        [TestMethod]
        public void Time_mark_lies_on_the_boxs_own_clock_where_the_clock_is_synchronised()
        {
            FakeLine line = new FakeLine();
            FakeSink sink = new FakeSink();
            ClockModel clock = new ClockModel();
            clock.Take(1000000, Ubx.Week2435 + 1000000, Ubx.Week2435 + 1000000, 1000000);
            TimeMarkSource sut = new TimeMarkSource(line, 0, clock, new FakeMarks());
            line.Feed(Ubx.MarkAt(Ubx.Week2435 + 400000, 1));
            sut.Step(1000000, sink);
            Assert.AreEqual(Ubx.Week2435 + 400000, sink.Last.Utc);
            Assert.AreEqual(400000L, sink.Last.At);
        }

        [TestMethod]
        public void Time_mark_bounds_the_clock_by_the_arrival_of_every_epoch()
        {
            FakeLine line = new FakeLine();
            FakeMarks marks = new FakeMarks();
            TimeMarkSource sut = new TimeMarkSource(line, 0, Clocks.Unsynced(), marks);
            sut.Step(900000, new FakeSink());
            line.Feed(Ubx.Epoch(2435, 1000, 18, 7));
            sut.Step(910000, new FakeSink());
            Assert.AreEqual(1, marks.Count);
            Assert.AreEqual(Ubx.Week2435 + 1000000 - 18000000, marks.Utc);
            // The epoch was between 2 ms (24 bytes) and 512 ms before its message came.
            Assert.AreEqual(910000L - 2064, marks.At + marks.Uncertainty);
            Assert.AreEqual(910000L - 2064 - 510000, marks.At - marks.Uncertainty);
        }

        [TestMethod]
        public void Time_mark_goes_by_when_it_was_read_where_the_loop_stood_still_before()
        {
            FakeLine line = new FakeLine();
            FakeMarks marks = new FakeMarks();
            FakeSink sink = new FakeSink();
            TimeMarkSource sut = new TimeMarkSource(line, 0, Clocks.Unsynced(), marks);
            sut.Step(900000, sink);
            line.Feed(Ubx.Epoch(2435, 1000, 18, 7));
            line.Feed(Ubx.Mark(0x81, 1, 2435, 1000, 0, 30));
            line.ReadAt = 970000;
            sut.Step(910000, sink);
            Assert.AreEqual(970000L - 2064, marks.At + marks.Uncertainty);
            Assert.AreEqual(970000L, sink.Last.At + sink.Last.Uncertainty);
        }

        private static void AssertState(TimeMarkSource sut, FakeLine line, FakeSink sink, long now, int valid, GnssState expected)
        {
            line.Feed(Ubx.Epoch(2435, now / 1000, 18, valid));
            sut.Step(now, sink);
            Assert.AreEqual((int)expected, (int)sut.State);
        }
    }
}
