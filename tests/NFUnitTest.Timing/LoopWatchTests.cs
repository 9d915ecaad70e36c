using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>A loop watched by a decoder (told within 600 ms) and an edge (60 ms), or by a time mark (1.5 s) and an edge.</summary>
    [TestClass]
    public class LoopWatchTests
    {
        private const long Second = 1000000;

        [TestMethod]
        public void Watch_hands_on_at_once_what_a_single_source_reports()
        {
            FakeSource edge = new FakeSource(CrossingSource.Edge, 60000);
            FakeSink sink = new FakeSink();
            LoopWatch sut = new LoopWatch(0, new ICrossingSource[] { edge }, Clocks.Unsynced());
            edge.Put(1000, 15000);
            sut.Step(20000, sink);
            Assert.AreEqual(1, sink.Count);
            Assert.IsFalse(sink.Last.IsUnconfirmed);
        }

        [TestMethod]
        public void Watch_makes_one_passing_of_two_reports_time_by_the_better_transponder_by_the_decoder()
        {
            FakeSource decoder = new FakeSource(CrossingSource.Decoder, 600000);
            FakeSource edge = new FakeSource(CrossingSource.Edge, 60000);
            FakeSink sink = new FakeSink();
            FakeOwnClock own = new FakeOwnClock();
            LoopWatch sut = Two(decoder, edge);
            sut.OwnClock = own;
            edge.Put(Second, 15000);
            sut.Step(Second + 20000, sink);
            Assert.AreEqual(0, sink.Count);
            decoder.Put(Second + 100000, 250000, 7);
            sut.Step(Second + 300000, sink);
            Assert.AreEqual(1, sink.Count);
            Assert.AreEqual((int)CrossingSource.Edge, (int)sink.Last.Source);
            Assert.AreEqual(Second, sink.Last.At);
            Assert.AreEqual(15000L, sink.Last.Uncertainty);
            Assert.AreEqual(7L, sink.Last.Transponder);
            Assert.AreEqual((2 * Second) + 100000, sink.Last.Own);
            Assert.IsFalse(sink.Last.Disagrees);
            Assert.IsFalse(sink.Last.IsUnconfirmed);
            // The decoder learns when that was on the box's clock.
            Assert.AreEqual(1, own.Count);
            Assert.AreEqual(Second, own.At);
            sut.Step(10 * Second, sink);
            Assert.AreEqual(1, sink.Count);
        }

        [TestMethod]
        public void Watch_marks_and_counts_reports_that_contradict_each_other()
        {
            FakeSource first = new FakeSource(CrossingSource.Marker, 60000);
            FakeSource second = new FakeSource(CrossingSource.Edge, 60000);
            FakeSink sink = new FakeSink();
            LoopWatch sut = Two(first, second);
            first.Put(Second, 100);
            second.Put(Second + 15100 + WatchedCrossing.Slack, 15000);
            sut.Step(Second + 60000, sink);
            Assert.AreEqual(1, sink.Count);
            Assert.IsTrue(sink.Last.Disagrees);
            Assert.AreEqual(Second, sink.Last.At);
            Assert.AreEqual(1, sut.Disagreements);
            // A microsecond further they are two crossings, each missed by the other.
            first.Put(3 * Second, 100);
            second.Put((3 * Second) + 15101 + WatchedCrossing.Slack, 15000);
            sut.Step(3 * Second, sink);
            sut.Step(4 * Second, sink);
            Assert.AreEqual(3, sink.Count);
            Assert.IsTrue(sink.Last.IsUnconfirmed);
            Assert.AreEqual(2, sut.Audit.Missed);
        }

        [TestMethod]
        public void Watch_tells_a_crossing_that_the_better_source_missed_by_the_other_when_its_time_is_over()
        {
            FakeSource mark = new FakeSource(CrossingSource.TimeMark, 1500000);
            FakeSource edge = new FakeSource(CrossingSource.Edge, 60000);
            FakeSink sink = new FakeSink();
            LoopWatch sut = Two(mark, edge);
            edge.Put(Second, 15000);
            sut.Step(Second + 20000, sink);
            sut.Step(Second + 1499999, sink);
            Assert.AreEqual(0, sink.Count);
            sut.Step(Second + 1500000, sink);
            Assert.AreEqual(1, sink.Count);
            Assert.AreEqual((int)CrossingSource.Edge, (int)sink.Last.Source);
            Assert.IsTrue(sink.Last.IsUnconfirmed);
            Assert.AreEqual(1, sut.Audit.MissedBy(0));
            Assert.AreEqual(0, sut.Audit.MissedBy(1));
        }

        [TestMethod]
        public void Watch_waits_no_longer_for_a_source_that_fell_silent_until_it_reports_again()
        {
            FakeSource mark = new FakeSource(CrossingSource.TimeMark, 1500000);
            FakeSource edge = new FakeSource(CrossingSource.Edge, 60000);
            FakeSink sink = new FakeSink();
            LoopWatch sut = Two(mark, edge);
            long now = Second;
            for (int i = 0; i < SourceAudit.SilentAfter; i++)
            {
                edge.Put(now, 15000);
                sut.Step(now + 20000, sink);
                now += 2 * Second;
                sut.Step(now, sink);
            }

            Assert.IsTrue(sut.Audit.IsSilent(0));
            Assert.IsTrue(sut.Audit.AnySilent);
            edge.Put(now, 15000);
            sut.Step(now + 20000, sink);
            Assert.AreEqual(SourceAudit.SilentAfter + 1, sink.Count);
            Assert.AreEqual((int)CrossingSource.Edge, (int)sink.Last.Source);
            Assert.IsFalse(sink.Last.IsUnconfirmed);
            now += 5 * Second;
            edge.Put(now, 15000);
            mark.Put(now, 10);
            sut.Step(now + 20000, sink);
            Assert.IsFalse(sut.Audit.AnySilent);
            Assert.AreEqual(SourceAudit.SilentAfter, sut.Audit.MissedBy(0));
            Assert.AreEqual((int)CrossingSource.TimeMark, (int)sink.Last.Source);
        }

        [TestMethod]
        public void Watch_weighs_a_source_that_knows_utc_by_what_it_states_of_utc()
        {
            FakeSource mark = new FakeSource(CrossingSource.TimeMark, 1500000);
            FakeSource edge = new FakeSource(CrossingSource.Edge, 60000);
            FakeSink sink = new FakeSink();
            FakeMarks marks = new FakeMarks();
            LoopWatch sut = Two(mark, edge);
            sut.Marks = marks;
            edge.Put(Second, 15000);
            Crossing report = mark.Put(Second + 30000, 300000);
            report.Utc = Clocks.Utc;
            report.UtcUncertainty = 2;
            sut.Step(2 * Second, sink);
            Assert.AreEqual(1, sink.Count);
            Assert.AreEqual((int)CrossingSource.TimeMark, (int)sink.Last.Source);
            Assert.AreEqual(Clocks.Utc, sink.Last.Utc);
            Assert.AreEqual(2L, sink.Last.UtcUncertainty);
            // The box's own stamp of the same edge beside it: what a clock can learn from.
            Assert.AreEqual(1, marks.Count);
            Assert.AreEqual(Second, marks.At);
            Assert.AreEqual(15000L, marks.Uncertainty);
            Assert.AreEqual(Clocks.Utc, marks.Utc);
        }

        [TestMethod]
        public void Watch_tells_a_transponder_that_comes_after_its_crossing_was_told()
        {
            FakeSource decoder = new FakeSource(CrossingSource.Decoder, 600000);
            FakeSource edge = new FakeSource(CrossingSource.Edge, 60000);
            FakeSink sink = new FakeSink();
            LoopWatch sut = Two(decoder, edge);
            edge.Put(Second, 15000);
            sut.Step(Second + 20000, sink);
            sut.Step(2 * Second, sink);
            Assert.AreEqual(1, sink.Count);
            decoder.Put(Second, 20000, 7);
            sut.Step(3 * Second, sink);
            Assert.AreEqual(2, sink.Count);
            Assert.IsTrue(sink.Last.IsLate);
            Assert.AreEqual(7L, sink.Last.Transponder);
            Assert.AreEqual(1, sut.Lates);
        }

        [TestMethod]
        public void Watch_blames_nobody_for_what_a_decoder_sends_again_long_after()
        {
            // The decoder's cable was cut for a minute: the edges were told meanwhile, and then five passings come at once.
            FakeSource decoder = new FakeSource(CrossingSource.Decoder, 600000);
            FakeSource edge = new FakeSource(CrossingSource.Edge, 60000);
            FakeSink sink = new FakeSink();
            LoopWatch sut = Two(decoder, edge);
            edge.Put(Second, 15000);
            decoder.Put(Second, 20000, 6);
            sut.Step(Second + 20000, sink);
            Assert.AreEqual(1, sink.Count);
            long now = 80 * Second;
            for (int i = 0; i < 5; i++)
            {
                decoder.Put((10 + i) * Second, 20000, 7 + i);
                sut.Step(now, sink);
                Assert.AreEqual(2 + i, sink.Count);
                Assert.IsTrue(sink.Last.IsLate);
                Assert.IsFalse(sink.Last.IsUnconfirmed);
                Assert.AreEqual(7L + i, sink.Last.Transponder);
                now += 10000;
            }

            sut.Step(now + (5 * Second), sink);
            Assert.AreEqual(6, sink.Count);
            Assert.AreEqual(5, sut.Lates);
            Assert.AreEqual(0, sut.Audit.Missed);
            Assert.IsFalse(sut.Audit.AnySilent);
        }

        [TestMethod]
        public void Watch_says_so_where_a_report_could_be_of_two_crossings()
        {
            FakeSource decoder = new FakeSource(CrossingSource.Decoder, 600000);
            FakeSource edge = new FakeSource(CrossingSource.Edge, 60000);
            FakeSink sink = new FakeSink();
            LoopWatch sut = Two(decoder, edge);
            edge.Put(Second, 15000);
            sut.Step(Second, sink);
            edge.Put(Second + 100000, 15000);
            sut.Step(Second + 100000, sink);
            decoder.Put(Second + 80000, 250000, 7);
            sut.Step(Second + 300000, sink);
            Assert.AreEqual(1, sink.Count);
            // Both agree with it, and sources report in order: the first.
            Assert.AreEqual(Second, sink.Last.At);
            Assert.AreEqual(7L, sink.Last.Transponder);
            Assert.IsTrue(sink.Last.IsUnconfirmed);
        }

        [TestMethod]
        public void Watch_gives_reports_of_close_vehicles_to_their_crossings_in_order()
        {
            // The first edge's handler ran at once, the second's too: both stamps are early, and the first marker lies nearer to the second.
            FakeSource marker = new FakeSource(CrossingSource.Marker, 2090000);
            FakeSource edge = new FakeSource(CrossingSource.Edge, 200000);
            FakeSink sink = new FakeSink();
            LoopWatch sut = Two(marker, edge);
            edge.Put(Second, 29400);
            sut.Step(Second + 30000, sink);
            edge.Put(Second + 44500, 29400);
            sut.Step(Second + 80000, sink);
            marker.Put(Second + 28400, 20);
            sut.Step(Second + 400000, sink);
            marker.Put(Second + 72500, 20);
            sut.Step(Second + 400000, sink);
            Assert.AreEqual(2, sink.Count);
            Assert.AreEqual(Second + 72500, sink.Last.At);
            Assert.AreEqual(0, sut.Disagreements);
            sut.Step(10 * Second, sink);
            Assert.AreEqual(2, sink.Count);
            Assert.AreEqual(0, sut.Audit.Missed);
        }

        [TestMethod]
        public void Watch_widens_a_crossing_left_over_where_the_better_source_missed_one_of_several_close_ones()
        {
            // The contact scratched at 0 and at 20 ms, the marker has only the second. Which edge that was cannot be told: what is left
            // must hold the first as well.
            FakeSource marker = new FakeSource(CrossingSource.Marker, 2090000);
            FakeSource edge = new FakeSource(CrossingSource.Edge, 200000);
            FakeSink sink = new FakeSink();
            LoopWatch sut = Two(marker, edge);
            edge.Put(Second + 6000, 15000);
            sut.Step(Second + 30000, sink);
            edge.Put(Second + 20000, 15000);
            sut.Step(Second + 40000, sink);
            marker.Put(Second + 20000, 20);
            sut.Step(Second + 400000, sink);
            Assert.AreEqual(1, sink.Count);
            Assert.AreEqual(Second + 20000, sink.Last.At);
            sut.Step(4 * Second, sink);
            Assert.AreEqual(2, sink.Count);
            Assert.IsTrue(sink.Last.IsUnconfirmed);
            Assert.AreEqual(Second + 13000, sink.Last.At);
            Assert.AreEqual(22000L, sink.Last.Uncertainty);
            Assert.AreEqual(1, sut.Audit.MissedBy(0));
        }

        [TestMethod]
        public void Watch_loses_nothing_in_a_storm()
        {
            FakeSource mark = new FakeSource(CrossingSource.TimeMark, 1500000);
            FakeSource edge = new FakeSource(CrossingSource.Edge, 60000);
            FakeSink sink = new FakeSink();
            LoopWatch sut = Two(mark, edge);
            for (int i = 0; i < 500; i++)
            {
                edge.Put(Second + (i * 100000), 15000);
                sut.Step(Second + (i * 100000), sink);
            }

            sut.Step(100 * Second, sink);
            Assert.AreEqual(500, sink.Count);
        }

        private static LoopWatch Two(ICrossingSource first, ICrossingSource second)
        {
            return new LoopWatch(0, new ICrossingSource[] { first, second }, Clocks.Unsynced());
        }
    }
}
