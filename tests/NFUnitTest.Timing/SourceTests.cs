using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    [TestClass]
    public class SourceTests
    {
        [TestMethod]
        public void Decoder_source_hands_on_a_passing_with_its_own_time_and_a_wide_uncertainty()
        {
            FakeLine line = new FakeLine();
            FakeSink sink = new FakeSink();
            DecoderSource sut = new DecoderSource(line, 1);
            line.Feed(Frames.Passing());
            sut.Step(7000, sink);
            Assert.AreEqual(1, sink.Count);
            Assert.AreEqual(1, sink.Last.Loop);
            Assert.AreEqual((int)CrossingSource.Decoder, (int)sink.Last.Source);
            // At the first step the bytes may have waited as long as a decoder may keep them.
            Assert.AreEqual(7000L - 504386, sink.Last.At);
            Assert.AreEqual(DecoderSource.LongestHold + DecoderSource.OwnUncertainty, sink.Last.Uncertainty);
            Assert.AreEqual(1551542808933000L, sink.Last.Own);
            Assert.AreEqual(5691251L, sink.Last.Transponder);
            Assert.AreEqual(178, sink.Last.Strength);
            Assert.AreEqual(52, sink.Last.Hits);
        }

        [TestMethod]
        public void Decoder_source_finds_a_passing_that_arrives_byte_by_byte()
        {
            FakeLine line = new FakeLine();
            FakeSink sink = new FakeSink();
            DecoderSource sut = new DecoderSource(line, 0);
            byte[] frame = Frames.EscapedPassing();
            byte[] one = new byte[1];
            for (int i = 0; i < frame.Length; i++)
            {
                Assert.AreEqual(0, sink.Count);
                one[0] = frame[i];
                line.Feed(one);
                sut.Step(i, sink);
            }

            Assert.AreEqual(1, sink.Count);
            Assert.AreEqual(1551543840549000L, sink.Last.Own);
        }

        [TestMethod]
        public void Decoder_source_keeps_the_noise_of_the_last_status()
        {
            FakeLine line = new FakeLine();
            FakeSink sink = new FakeSink();
            DecoderSource sut = new DecoderSource(line, 0);
            Assert.AreEqual(-1, sut.Noise);
            line.Feed(Frames.Status());
            sut.Step(0, sink);
            Assert.AreEqual(39, sut.Noise);
            Assert.AreEqual(22, sut.Temperature);
            Assert.AreEqual(118, sut.Voltage);
            Assert.AreEqual(0, sink.Count);
        }

        [TestMethod]
        public void Decoder_source_counts_bad_frames_and_bad_records_and_goes_on()
        {
            FakeLine line = new FakeLine();
            FakeSink sink = new FakeSink();
            DecoderSource sut = new DecoderSource(line, 0);
            byte[] wrong = Frames.Passing();
            wrong[12] ^= 1;
            line.Feed(wrong);
            line.Feed(Frames.Make(P3Record.Passing, "030473d75600"));
            line.Feed(Frames.NextPassing());
            sut.Step(0, sink);
            sut.Step(1, sink);
            Assert.AreEqual(2, sut.BadInputs);
            Assert.AreEqual(1, sink.Count);
            Assert.AreEqual(3292480L, sink.Last.Transponder);
        }

        [TestMethod]
        public void Edge_source_puts_the_stamp_in_the_middle_of_what_the_handler_may_be_late()
        {
            EdgeRing ring = new EdgeRing(8);
            InputBank bank = new InputBank(new FakeBoard(ring), ring, new bool[Inputs.Count]);
            FakeSink sink = new FakeSink();
            EdgeSource sut = new EdgeSource(bank, 2);
            ring.Put(Inputs.FirstLoop + 2, true, 1000000);
            bank.Step(1005000);
            sut.Step(1005000, sink);
            Assert.AreEqual(1, sink.Count);
            Assert.AreEqual(2, sink.Last.Loop);
            Assert.AreEqual((int)CrossingSource.Edge, (int)sink.Last.Source);
            // Between 0 and 30 ms late: 15 ms earlier, give or take 15 ms.
            Assert.AreEqual(985000L, sink.Last.At);
            Assert.AreEqual(15000L, sink.Last.Uncertainty);
            Assert.AreEqual(-1L, sink.Last.Own);
            Assert.AreEqual(-1L, sink.Last.Transponder);
            Assert.IsFalse(sink.Last.IsShortGap);
        }

        [TestMethod]
        public void Edge_source_remembers_a_standstill_that_followed_a_longer_one()
        {
            EdgeRing ring = new EdgeRing(8);
            InputBank bank = new InputBank(new FakeBoard(ring), ring, new bool[Inputs.Count]);
            FakeSink sink = new FakeSink();
            EdgeSource sut = new EdgeSource(bank, 0);
            sut.Step(1000000, sink);
            sut.Step(1060000, sink);
            for (long now = 1070000; now <= 1190000; now += 10000)
            {
                sut.Step(now, sink);
            }

            // Everything stood still for 50 ms; an edge of its beginning is handled 25 ms after its end.
            long edge = 1191000;
            sut.Step(1240000, sink);
            sut.Step(1250000, sink);
            sut.Step(1260000, sink);
            ring.Put(Inputs.FirstLoop, true, 1265000);
            bank.Step(1270000);
            sut.Step(1270000, sink);
            Assert.AreEqual(1, sink.Count);
            Assert.IsTrue(sink.Last.At - sink.Last.Uncertainty <= edge && sink.Last.At + sink.Last.Uncertainty >= edge, sink.Last.Uncertainty.ToString());
        }

        [TestMethod]
        public void Edge_source_passes_over_falling_edges_and_other_inputs()
        {
            EdgeRing ring = new EdgeRing(8);
            InputBank bank = new InputBank(new FakeBoard(ring), ring, new bool[Inputs.Count]);
            FakeSink sink = new FakeSink();
            EdgeSource sut = new EdgeSource(bank, 0);
            ring.Put(Inputs.FirstLoop, false, 1000);
            ring.Put(Inputs.FirstLoop + 1, true, 2000);
            ring.Put(Inputs.YellowButton, true, 3000);
            bank.Step(4000);
            sut.Step(4000, sink);
            Assert.AreEqual(0, sink.Count);
        }
    }
}
