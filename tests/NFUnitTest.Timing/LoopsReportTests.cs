using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>What a technician sees of a timing box's loops: each fault has its line.</summary>
    [TestClass]
    public class LoopsReportTests
    {
        private const long Second = 1000000;

        [TestMethod]
        public void Loops_are_told_every_five_seconds_with_what_each_source_saw()
        {
            BoxBench bench = BoxBench.Ready("timing");
            bench.Run(Second);
            Assert.AreEqual(1, bench.Link.CountOf(What.Loops));
            bench.Line.Feed(Frames.Passing());
            bench.Line.Feed(Frames.Status());
            bench.Run(2 * LoopsReport.PeriodMicroseconds);
            Assert.AreEqual(3, bench.Link.CountOf(What.Loops));
            LoopsMessage told = Told(bench);
            Assert.AreEqual(5L, told.GetInteger(LoopsMessage.Boot));
            Assert.AreEqual("sf,s1", told.GetText(LoopsMessage.Loops));
            Assert.AreEqual("decoder 1,edge 0", told.GetText(LoopsMessage.Seen));
            Assert.AreEqual("39,", told.GetText(LoopsMessage.Noise));
            Assert.AreEqual(LoopsMessage.DecoderRelated, told.GetChoice(LoopsMessage.Decoder));
            Assert.AreEqual(22L, told.GetInteger(LoopsMessage.DecoderTemperature));
            Assert.AreEqual(118L, told.GetInteger(LoopsMessage.DecoderVoltage));
            Assert.IsFalse(told.Has(LoopsMessage.BadFrames));
            Assert.IsFalse(told.Has(LoopsMessage.Faults));
        }

        [TestMethod]
        public void Loops_tell_bad_bytes_at_once_with_an_alarm()
        {
            BoxBench bench = BoxBench.Ready("timing");
            bench.Run(Second);
            byte[] wrong = Frames.Passing();
            wrong[12] ^= 1;
            bench.Line.Feed(wrong);
            bench.Line.Feed(Bytes.Head(Frames.Passing(), 20));
            bench.Line.Feed(Frames.Status());
            bench.Run(Second / 2);
            Assert.AreEqual(2L, Told(bench).GetInteger(LoopsMessage.BadFrames));
            Assert.AreEqual(Alarm.SerialDamaged, bench.Box.AlarmsAt(bench.Now) & Alarm.SerialDamaged);
            bench.Run(LoopDesk.HoldMicroseconds + Second);
            Assert.AreEqual(0L, bench.Box.AlarmsAt(bench.Now) & Alarm.SerialDamaged);
        }

        [TestMethod]
        public void Loops_tell_a_decoder_that_counts_anew_steps_its_clock_or_loses_passings()
        {
            BoxBench bench = BoxBench.Ready("timing");
            bench.Line.Feed(Frames.Passing(100, 7, 500 * Second));
            bench.Run(Second);
            bench.Line.Feed(Frames.Passing(103, 7, 501 * Second));
            bench.Run((P3Gaps.MostTries + 1) * P3Gaps.RetryMicroseconds);
            Assert.AreEqual(Alarm.DecoderGap, bench.Box.AlarmsAt(bench.Now) & Alarm.DecoderGap);
            bench.Line.Feed(Frames.Passing(1, 7, Second));
            bench.Run(6 * Second);
            LoopsMessage told = Told(bench);
            Assert.AreEqual(2L, told.GetInteger(LoopsMessage.DecoderLost));
            Assert.AreEqual(1L, told.GetInteger(LoopsMessage.DecoderResets));
            Assert.AreEqual(1L, told.GetInteger(LoopsMessage.DecoderSteps));
        }

        [TestMethod]
        public void Loops_tell_a_silent_decoder()
        {
            BoxBench bench = BoxBench.Ready("timing");
            bench.Run(Second);
            Assert.AreEqual(LoopsMessage.DecoderWaiting, Told(bench).GetChoice(LoopsMessage.Decoder));
            bench.Run(DecoderSource.SilenceMicroseconds);
            Assert.AreEqual(LoopsMessage.DecoderSilent, Told(bench).GetChoice(LoopsMessage.Decoder));
            Assert.AreEqual(Alarm.DecoderSilent, bench.Box.AlarmsAt(bench.Now) & Alarm.DecoderSilent);
        }

        [TestMethod]
        public void Loops_tell_a_receiver_without_fix_and_a_source_that_fell_silent()
        {
            ConfigurationMessage message = Configurations.Message("timing");
            message.SetText(ConfigurationMessage.Sources, "timemark+edge,edge");
            BoxBench bench = new BoxBench(Configurations.Read(message), 5);
            bench.Tick();
            bench.Parts.LinkEvents.Put(LinkEvent.Opened);
            bench.Sync();
            bench.Gnss.Feed(Ubx.Epoch(2435, 1000, 18, 0));
            bench.Run(Second);
            Assert.AreEqual((int)GnssState.NoFix, Told(bench).GetChoice(LoopsMessage.Gnss));
            Assert.AreEqual(Alarm.GnssNoFix, bench.Box.AlarmsAt(bench.Now) & Alarm.GnssNoFix);
            for (int i = 0; i < SourceAudit.SilentAfter; i++)
            {
                bench.Board.Drive(Inputs.FirstLoop, true);
                bench.Run(Second);
                bench.Board.Drive(Inputs.FirstLoop, false);
                bench.Run(Second);
            }

            bench.Run(Second);
            Assert.AreEqual(SourceAudit.SilentAfter, bench.Box.Timing.Outbox.Newest);
            LoopsMessage told = Told(bench);
            Assert.AreEqual("timemark 0 edge 3,edge 0", told.GetText(LoopsMessage.Seen));
            Assert.AreEqual("sf timemark silent", told.GetText(LoopsMessage.Faults));
            Assert.AreEqual("3,0", told.GetText(LoopsMessage.Missed));
            Assert.AreEqual(Alarm.LoopDisagrees, bench.Box.AlarmsAt(bench.Now) & Alarm.LoopDisagrees);
        }

        [TestMethod]
        public void Loops_message_of_a_busy_box_fits_a_payload()
        {
            LoopsMessage message = new LoopsMessage();
            message.SetInteger(LoopsMessage.Boot, 12345);
            message.SetText(LoopsMessage.Loops, "start-line,finish-a,finish-b,pit-exit");
            message.SetText(LoopsMessage.Seen, "timemark 99999 edge 99999,edge 99999,edge 99999,decoder 99999 edge 99999");
            message.SetText(LoopsMessage.Faults, "start-line timemark silent,finish-a stuck,finish-b storm,pit-exit noise");
            message.SetText(LoopsMessage.Noise, ",,,199");
            message.SetText(LoopsMessage.Disagreements, "9999,9999,9999,9999");
            message.SetText(LoopsMessage.Missed, "9999,9999,9999,9999");
            message.SetChoice(LoopsMessage.Decoder, LoopsMessage.DecoderRelated);
            message.SetInteger(LoopsMessage.DecoderUncertainty, 250000);
            message.SetInteger(LoopsMessage.DecoderResent, 999);
            message.SetInteger(LoopsMessage.DecoderLost, 99);
            message.SetInteger(LoopsMessage.DecoderTemperature, 45);
            message.SetInteger(LoopsMessage.DecoderVoltage, 118);
            message.SetChoice(LoopsMessage.Gnss, 3);
            message.SetInteger(LoopsMessage.GnssAccuracy, 30);
            message.SetInteger(LoopsMessage.BadFrames, 9999);
            Assert.IsTrue(Codec.Encode(message).Length > 0);
        }

        private static LoopsMessage Told(BoxBench bench)
        {
            LoopsMessage message = new LoopsMessage();
            Assert.IsTrue(bench.Link.Read(message));
            return message;
        }
    }
}
