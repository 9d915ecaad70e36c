using nanoFramework.TestFramework;

using Trackside.Core;

namespace NFUnitTest
{
    /// <summary>A decoder with gaps, resets and a clock of its own.</summary>
    [TestClass]
    public class DecoderSourceTests
    {
        private const long Tick = 10000;
        private const long Second = 1000000;

        [TestMethod]
        public void Decoder_source_asks_for_a_gap_and_takes_what_comes_by_its_own_stamp()
        {
            FakeLine line = new FakeLine();
            FakeSpeech speech = new FakeSpeech();
            FakeSink sink = new FakeSink();
            DecoderSource sut = new DecoderSource(line, speech, 0);
            long now = Idle(sut, sink, 0, 5);
            line.Feed(Frames.Passing(41, 7, 5 * Second));
            sut.Step(now, sink);
            long first = sink.Last.At;
            now = Idle(sut, sink, now, 300);
            line.Feed(Frames.Passing(43, 9, 8 * Second));
            sut.Step(now, sink);
            long last = sink.Last.At;
            Assert.AreEqual(1, speech.Count);
            AssertResend(speech.Last, 42, 42);
            now = Idle(sut, sink, now, 20);
            line.Feed(Frames.Passing(42, 8, 6 * Second));
            line.Feed(Frames.Passing(42, 8, 6 * Second));
            sut.Step(now, sink);
            Assert.AreEqual(3, sink.Count);
            Assert.AreEqual(8L, sink.Last.Transponder);
            Assert.AreEqual(6 * Second, sink.Last.Own);
            // One second behind the first and two before the last, though it came after both.
            Assert.IsTrue(sink.Last.At > first + Second - 10000 && sink.Last.At < first + Second + 10000);
            Assert.IsTrue(sink.Last.At < last - (2 * Second) + 10000);
            Assert.AreEqual(1, sut.Gaps.Recovered);
            Assert.AreEqual(1, sut.Gaps.Repeated);
            Assert.AreEqual(0, sut.Clock.Steps);
        }

        [TestMethod]
        public void Decoder_source_states_of_what_is_sent_again_later_how_far_the_clocks_drifted_meanwhile()
        {
            FakeLine line = new FakeLine();
            FakeSink sink = new FakeSink();
            DecoderSource sut = new DecoderSource(line, new FakeSpeech(), 0);
            long now = Hear(sut, line, sink, 0, 1, Second);
            now = Hear(sut, line, sink, now, 3, 600 * Second);
            long missing = 300 * Second;
            line.Feed(Frames.Passing(2, 7, Fast(missing)));
            sut.Step(now, sink);
            long error = sink.Last.At - missing;
            Assert.AreEqual(Fast(missing), sink.Last.Own);
            Assert.IsTrue((error < 0 ? -error : error) <= sink.Last.Uncertainty, error.ToString() + " stated " + sink.Last.Uncertainty.ToString());
            Assert.IsTrue(sink.Last.Uncertainty < 30000);
        }

        [TestMethod]
        public void Decoder_source_holds_the_truth_where_the_loop_stood_still_before_it_read()
        {
            FakeLine line = new FakeLine();
            FakeSink sink = new FakeSink();
            DecoderSource sut = new DecoderSource(line, 0);
            long now = Idle(sut, sink, 0, 100);
            // The tick began, another thread took 60 ms, and the frame of a vehicle that crossed right then was read with the old time.
            long truth = now + 40000;
            line.Feed(Frames.Passing(1, 7, truth));
            line.ReadAt = now + 60000;
            sut.Step(now, sink);
            Assert.IsTrue(sink.Last.At + sink.Last.Uncertainty >= truth);
            now = Idle(sut, sink, now + 70000, 300);
            line.Feed(Frames.Passing(2, 7, now - 480000));
            line.ReadAt = now;
            sut.Step(now, sink);
            long error = sink.Last.At - (now - 480000);
            Assert.IsTrue((error < 0 ? -error : error) <= sink.Last.Uncertainty, error.ToString());
            Assert.AreEqual(0, sut.Clock.Steps);
        }

        [TestMethod]
        public void Decoder_source_gives_up_a_gap_that_is_never_filled()
        {
            FakeLine line = new FakeLine();
            FakeSpeech speech = new FakeSpeech();
            FakeSink sink = new FakeSink();
            DecoderSource sut = new DecoderSource(line, speech, 0);
            line.Feed(Frames.Passing(1, 7, Second));
            line.Feed(Frames.Passing(5, 7, 2 * Second));
            sut.Step(0, sink);
            Idle(sut, sink, 0, 1000);
            Assert.AreEqual(P3Gaps.MostTries, speech.Count);
            AssertResend(speech.Last, 2, 4);
            Assert.AreEqual(3, sut.Gaps.Lost);
        }

        [TestMethod]
        public void Decoder_source_goes_on_with_a_line_that_cannot_be_spoken_to()
        {
            FakeLine line = new FakeLine();
            FakeSink sink = new FakeSink();
            DecoderSource sut = new DecoderSource(line, 0);
            line.Feed(Frames.Passing(1, 7, Second));
            line.Feed(Frames.Passing(3, 7, 2 * Second));
            sut.Step(0, sink);
            Idle(sut, sink, 0, 1000);
            Assert.AreEqual(0, sut.Asked);
            Assert.AreEqual(1, sut.Gaps.Lost);
        }

        [TestMethod]
        public void Decoder_source_notices_a_reset_of_the_count_and_a_stepped_clock()
        {
            FakeLine line = new FakeLine();
            FakeSpeech speech = new FakeSpeech();
            FakeSink sink = new FakeSink();
            DecoderSource sut = new DecoderSource(line, speech, 0);
            line.Feed(Frames.Passing(500, 7, 1000 * Second));
            sut.Step(0, sink);
            long now = Idle(sut, sink, 0, 100);
            line.Feed(Frames.Passing(1, 8, Second));
            sut.Step(now, sink);
            Assert.AreEqual(2, sink.Count);
            Assert.AreEqual(8L, sink.Last.Transponder);
            Assert.AreEqual(1, sut.Gaps.Resets);
            Assert.AreEqual(1, sut.Clock.Steps);
            Assert.AreEqual(0, speech.Count);
            // The relation began anew: the crossing lies within half a second before the frame came.
            Assert.IsTrue(sink.Last.At < now && sink.Last.At > now - DecoderSource.LongestHold);
        }

        [TestMethod]
        public void Decoder_source_holds_the_truth_within_what_it_states()
        {
            FakeLine line = new FakeLine();
            FakeSink sink = new FakeSink();
            DecoderSource sut = new DecoderSource(line, 0);
            uint dice = 5;
            long now = Idle(sut, sink, 0, 100);
            for (int i = 1; i < 300; i++)
            {
                dice = (dice * 1664525) + 1013904223;
                long truth = now;
                now = Idle(sut, sink, now, (int)((dice >> 8) % 45) + 3);
                line.Feed(Frames.Passing(i, 7, (truth + (truth / 50000)) + (77 * Second)));
                sut.Step(now, sink);
                long error = sink.Last.At - truth;
                Assert.IsTrue((error < 0 ? -error : error) <= sink.Last.Uncertainty);
                now = Idle(sut, sink, now, 20);
            }

            // Delays of 30 to 470 ms among at most 514 leave little doubt.
            Assert.IsTrue(sink.Last.Uncertainty < 50000);
            Assert.AreEqual(0, sut.Clock.Steps);
        }

        [TestMethod]
        public void Decoder_source_is_silent_when_no_good_frame_came_for_half_a_minute()
        {
            FakeLine line = new FakeLine();
            FakeSink sink = new FakeSink();
            DecoderSource sut = new DecoderSource(line, 0);
            long now = Idle(sut, sink, 0, 3000);
            Assert.IsFalse(sut.IsSilent);
            now = Idle(sut, sink, now, 2);
            Assert.IsTrue(sut.IsSilent);
            line.Feed(Frames.Status());
            sut.Step(now, sink);
            Assert.IsFalse(sut.IsSilent);
        }

        // The decoder's clock runs 50 ppm fast.
        private static long Fast(long truth)
        {
            return truth + (truth / 20000) + (77 * Second);
        }

        // A passing comes 100 ms after its instant, and another source of the loop knows that instant to 100 us.
        private static long Hear(DecoderSource sut, FakeLine line, FakeSink sink, long now, int number, long truth)
        {
            now = Idle(sut, sink, now, (int)((truth + 100000 - now) / Tick));
            line.Feed(Frames.Passing(number, 7, Fast(truth)));
            sut.Step(now, sink);
            sut.Learn(Fast(truth), truth, 100);
            return now + Tick;
        }

        private static long Idle(DecoderSource sut, FakeSink sink, long now, int ticks)
        {
            for (int i = 0; i < ticks; i++)
            {
                sut.Step(now, sink);
                now += Tick;
            }

            return now;
        }

        // By the framer and record of the firmware itself, the tags read by hand: a record of type 4 with from, until and the decoder's id.
        private static void AssertResend(byte[] line, int from, int until)
        {
            P3Framer framer = new P3Framer();
            int offset = 0;
            Assert.IsTrue(framer.Take(line, ref offset, line.Length));
            Assert.AreEqual(4, framer.Frame[8] | (framer.Frame[9] << 8));
            Assert.AreEqual(0x01, (int)framer.Frame[10]);
            Assert.AreEqual(from, framer.Frame[12] | (framer.Frame[13] << 8));
            Assert.AreEqual(0x02, (int)framer.Frame[16]);
            Assert.AreEqual(until, framer.Frame[18] | (framer.Frame[19] << 8));
            Assert.AreEqual(0x81, (int)framer.Frame[22]);
            Assert.AreEqual(268307, framer.Frame[24] | (framer.Frame[25] << 8) | (framer.Frame[26] << 16));
        }
    }
}
