using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>A timing box: the decoder's line and the edge input in, passings out, acknowledgements and resend requests in.</summary>
    [TestClass]
    public class TimingRoleTests
    {
        private const int Boot = 5;
        private const long Second = 1000000;

        [TestMethod]
        public void Timing_sends_a_passing_of_the_decoder_in_the_tick_that_finds_it()
        {
            BoxBench bench = BoxBench.Ready("timing");
            bench.Line.Feed(Frames.Passing());
            long at = bench.Now;
            bench.Tick();
            PassingMessage passing = Told(bench);
            Assert.AreEqual(1L, passing.GetInteger(PassingMessage.Seq));
            Assert.AreEqual((long)Boot, passing.GetInteger(PassingMessage.Boot));
            Assert.AreEqual("sf", passing.GetText(PassingMessage.Loop));
            Assert.AreEqual("decoder", passing.GetText(PassingMessage.Source));
            // The frame of 51 bytes came 4.4 to 514.4 ms behind its stamp: 86 us a byte, 500 ms in the decoder, 10 ms since the tick before.
            Assert.AreEqual(Clocks.Utc + at - 259386, passing.GetInteger(PassingMessage.Utc));
            long clock = bench.Box.Clock.UncertaintyAt(at - 259386);
            Assert.AreEqual(255000L + DecoderSource.OwnUncertainty + clock, passing.GetInteger(PassingMessage.Uncertainty));
            Assert.AreEqual(1551542808933000L, passing.GetInteger(PassingMessage.Own));
            Assert.AreEqual(5691251L, passing.GetInteger(PassingMessage.Transponder));
        }

        [TestMethod]
        public void Timing_sends_a_passing_of_an_edge_with_its_loop_and_without_a_transponder()
        {
            BoxBench bench = BoxBench.Ready("timing");
            bench.Board.Drive(Inputs.FirstLoop + 1, true);
            bench.Run(30000);
            PassingMessage passing = Told(bench);
            Assert.AreEqual("s1", passing.GetText(PassingMessage.Loop));
            Assert.AreEqual("edge", passing.GetText(PassingMessage.Source));
            Assert.IsFalse(passing.Has(PassingMessage.Transponder));
            Assert.IsFalse(passing.Has(PassingMessage.Own));
        }

        [TestMethod]
        public void Timing_keeps_passings_while_the_link_is_down_and_sends_them_when_it_is_up()
        {
            BoxBench bench = new BoxBench(Configurations.Of("timing"), Boot);
            bench.Tick();
            bench.Line.Feed(Bytes.Join(Frames.Passing(), Frames.NextPassing()));
            bench.Run(Second);
            Assert.AreEqual(2, bench.Box.Timing.Outbox.Depth);
            Assert.AreEqual(0, bench.Link.CountOf(What.Passing));
            bench.Parts.LinkEvents.Put(LinkEvent.Opened);
            bench.Run(50000);
            Assert.AreEqual(2, bench.Link.CountOf(What.Passing));
            Assert.IsTrue(Told(bench).GetFlag(PassingMessage.Unsynced));
        }

        [TestMethod]
        public void Timing_sends_a_few_a_tick_at_most()
        {
            BoxBench bench = BoxBench.Ready("timing");
            bench.Link.IsFull = true;
            for (int i = 0; i < 10; i++)
            {
                bench.Line.Feed(Frames.Passing(i + 1, 7, bench.Now));
                bench.Tick();
            }

            bench.Link.IsFull = false;
            bench.Tick();
            Assert.AreEqual(TimingRole.MostPerTick, bench.Link.CountOf(What.Passing));
            bench.Run(50000);
            Assert.AreEqual(10, bench.Link.CountOf(What.Passing));
        }

        [TestMethod]
        public void Timing_sends_again_until_it_is_acknowledged_and_then_never()
        {
            BoxBench bench = BoxBench.Ready("timing");
            bench.Line.Feed(Frames.Passing());
            bench.Run(3 * Second);
            Assert.AreEqual(2, bench.Link.CountOf(What.Passing));
            bench.Deliver(Ack(Boot, 1), 0, false);
            bench.Run(60 * Second);
            Assert.AreEqual(2, bench.Link.CountOf(What.Passing));
            Assert.AreEqual(0, bench.Box.Timing.Outbox.Depth);
        }

        [TestMethod]
        public void Timing_sends_an_acknowledged_passing_again_when_it_is_asked_for()
        {
            BoxBench bench = BoxBench.Ready("timing");
            bench.Line.Feed(Frames.Passing());
            bench.Tick();
            bench.Deliver(Ack(Boot, 1), 0, false);
            bench.Deliver(Resend(Boot, 1, 1), 0, false);
            bench.Tick();
            Assert.AreEqual(2, bench.Link.CountOf(What.Passing));
            Assert.AreEqual(1L, Told(bench).GetInteger(PassingMessage.Seq));
        }

        [TestMethod]
        public void Timing_counts_words_for_another_boot_as_stale_and_impossible_ones_as_bad()
        {
            BoxBench bench = BoxBench.Ready("timing");
            bench.Line.Feed(Frames.Passing());
            bench.Tick();
            bench.Deliver(Ack(Boot - 1, 1), 0, false);
            bench.Deliver(Resend(Boot - 1, 1, 1), 0, false);
            bench.Deliver(Ack(Boot, 2), 0, false);
            bench.Deliver(Resend(Boot, 2, 1), 0, false);
            bench.Tick();
            Assert.AreEqual(2, bench.Box.Mail.StaleMessages);
            Assert.AreEqual(2, bench.Box.Mail.BadMessages);
            Assert.AreEqual(1, bench.Box.Timing.Outbox.Depth);
            Assert.AreEqual(1, bench.Link.CountOf(What.Passing));
        }

        [TestMethod]
        public void Timing_is_in_trouble_and_says_so_when_its_outbox_is_full()
        {
            BoxBench bench = new BoxBench(Configurations.Of("timing"), Boot);
            for (int i = 0; i < 101; i++)
            {
                bench.Line.Feed(Frames.Passing(i + 1, 7, bench.Now));
                bench.Tick();
            }

            Assert.AreEqual(100, bench.Box.Timing.Outbox.Newest);
            Assert.AreEqual(1, bench.Box.Timing.Outbox.Refused);
            Assert.AreEqual("outbox-full", bench.Box.Timing.Trouble);
        }

        [TestMethod]
        public void Timing_reports_noise_and_bad_frames_in_health()
        {
            BoxBench bench = BoxBench.Ready("timing");
            byte[] wrong = Frames.Passing();
            wrong[12] ^= 1;
            bench.Line.Feed(wrong);
            bench.Line.Feed(Frames.Status());
            bench.Run(6 * Second);
            HealthMessage health = new HealthMessage();
            Assert.IsTrue(bench.Link.Read(health));
            Assert.AreEqual(39L, health.GetInteger(HealthMessage.Noise));
            Assert.AreEqual(1L, health.GetInteger(HealthMessage.BadFrames));
            Assert.AreEqual(0L, health.GetInteger(HealthMessage.Queue));
        }

        private static PassingMessage Told(BoxBench bench)
        {
            PassingMessage passing = new PassingMessage();
            Assert.IsTrue(bench.Link.Read(passing));
            return passing;
        }

        private static AckMessage Ack(int boot, int seq)
        {
            AckMessage message = new AckMessage();
            message.SetInteger(AckMessage.Boot, boot);
            message.SetInteger(AckMessage.Seq, seq);
            return message;
        }

        private static ResendMessage Resend(int boot, int from, int to)
        {
            ResendMessage message = new ResendMessage();
            message.SetInteger(ResendMessage.Boot, boot);
            message.SetInteger(ResendMessage.From, from);
            message.SetInteger(ResendMessage.To, to);
            return message;
        }
    }
}
