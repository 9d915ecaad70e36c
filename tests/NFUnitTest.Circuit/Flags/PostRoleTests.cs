using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>A post within its box: what comes in by message and button, what goes out by lamp and message.</summary>
    [TestClass]
    public class PostRoleTests
    {
        private const long Second = 1000000;

        [TestMethod]
        public void Post_shows_the_fault_pattern_until_control_is_heard()
        {
            BoxBench bench = BoxBench.Ready("post");
            bench.Run(Second);
            LampsMessage lamps = Told(bench);
            Assert.AreEqual((int)Aspect.Fault, lamps.GetChoice(LampsMessage.Applied));
            Assert.AreEqual((int)AspectReason.NoControl, lamps.GetChoice(LampsMessage.Reason));
            Assert.IsFalse(lamps.Has(LampsMessage.Commanded));
            Assert.IsFalse(lamps.Has(LampsMessage.ControlSeq));
        }

        [TestMethod]
        public void Post_shows_proves_and_tells_what_control_asks()
        {
            BoxBench bench = BoxBench.Ready("post");
            bench.Deliver(Controls.State(5, "RGR", bench.Now), 0, false);
            bench.Run(100000);
            LampsMessage lamps = Told(bench);
            Assert.IsTrue(bench.Board.IsLit(Lamp.Green));
            Assert.AreEqual((int)Aspect.Green, lamps.GetChoice(LampsMessage.Commanded));
            Assert.AreEqual((int)Aspect.Green, lamps.GetChoice(LampsMessage.Applied));
            Assert.AreEqual((int)Aspect.Green, lamps.GetChoice(LampsMessage.Proved));
            Assert.AreEqual((int)AspectReason.Central, lamps.GetChoice(LampsMessage.Reason));
            Assert.AreEqual((long)Controls.Boot, lamps.GetInteger(LampsMessage.ControlBoot));
            Assert.AreEqual(5L, lamps.GetInteger(LampsMessage.ControlSeq));
            Assert.IsTrue(lamps.Has(LampsMessage.Utc));
        }

        [TestMethod]
        public void Post_lights_a_red_in_the_tick_that_brings_it()
        {
            BoxBench bench = BoxBench.Ready("post");
            bench.Deliver(Controls.State(5, "RRR", bench.Now), 0, false);
            bench.Tick();
            Assert.IsTrue(bench.Board.IsLit(Lamp.Red));
            Assert.AreEqual(1, bench.Board.LitCount());
        }

        [TestMethod]
        public void Post_drops_green_3_s_after_the_last_word_and_says_why()
        {
            BoxBench bench = BoxBench.Ready("post");
            bench.Deliver(Controls.State(5, "GGG", bench.Now), 0, false);
            bench.Run(3 * Second);
            Assert.IsTrue(bench.Board.IsLit(Lamp.Green));
            bench.Run(50000);
            Assert.AreEqual(0, bench.Board.LitCount());
            LampsMessage lamps = Told(bench);
            Assert.AreEqual((int)Aspect.Dark, lamps.GetChoice(LampsMessage.Applied));
            Assert.AreEqual((int)Aspect.Dark, lamps.GetChoice(LampsMessage.Proved));
            Assert.AreEqual((int)AspectReason.NoLink, lamps.GetChoice(LampsMessage.Reason));
        }

        [TestMethod]
        [DataRow("RRR", Lamp.Red)]
        [DataRow("YYY", Lamp.Yellow)]
        public void Post_keeps_red_and_yellow_without_control(string letters, int lamp)
        {
            BoxBench bench = BoxBench.Ready("post");
            bench.Deliver(Controls.State(5, letters, bench.Now), 0, false);
            bench.Run(60 * Second);
            bool wasLit = false;
            for (int i = 0; i < 100; i++)
            {
                bench.Tick();
                wasLit = wasLit || bench.Board.IsLit(lamp);
            }

            Assert.IsTrue(wasLit);
        }

        [TestMethod]
        public void Post_lights_the_marshals_yellow_without_any_network()
        {
            BoxBench bench = new BoxBench(Configurations.Of("post"), 5);
            bench.Board.Drive(Inputs.EnableKey, true);
            bench.Run(Second);
            bench.Board.Drive(Inputs.YellowButton, true);
            bench.Run(30000);
            Assert.AreEqual((int)Aspect.Yellow, (int)bench.Box.Post.Arbiter.Aspect);
            Assert.AreEqual((int)AspectReason.Local, (int)bench.Box.Post.Arbiter.Reason);
            Assert.AreEqual(0, bench.Link.Total);
        }

        [TestMethod]
        public void Post_tells_the_marshals_request_beside_what_control_asks()
        {
            BoxBench bench = BoxBench.Ready("post");
            bench.Board.Drive(Inputs.EnableKey, true);
            bench.Run(100000);
            bench.Deliver(Controls.State(5, "GGG", bench.Now), 0, false);
            bench.Board.Drive(Inputs.YellowButton, true);
            bench.Run(100000);
            LampsMessage lamps = Told(bench);
            Assert.AreEqual((int)Aspect.Green, lamps.GetChoice(LampsMessage.Commanded));
            Assert.AreEqual((int)Aspect.Yellow, lamps.GetChoice(LampsMessage.Applied));
            Assert.AreEqual((int)Aspect.Yellow, lamps.GetChoice(LampsMessage.Request));
            ButtonMessage button = new ButtonMessage();
            Assert.IsTrue(bench.Link.Read(button));
            Assert.AreEqual("yellow", button.GetText(ButtonMessage.Button));
            Assert.AreEqual(2L, button.GetInteger(ButtonMessage.Seq));
            Assert.IsTrue(button.GetFlag(ButtonMessage.Counts));
            bench.Board.Drive(Inputs.YellowButton, false);
            bench.Board.Drive(Inputs.EnableKey, false);
            bench.Run(100000);
            bench.Board.Drive(Inputs.YellowButton, true);
            bench.Run(100000);
            Assert.IsTrue(bench.Link.Read(button));
            Assert.AreEqual((int)ButtonEvent.Press, button.GetChoice(ButtonMessage.Event));
            Assert.IsFalse(button.GetFlag(ButtonMessage.Counts));
        }

        [TestMethod]
        public void Post_names_the_lamps_that_are_faulty_and_is_in_trouble()
        {
            BoxBench bench = BoxBench.Ready("post");
            bench.Deliver(Controls.State(5, "RRR", bench.Now), 0, false);
            bench.Board.Cut(Lamp.Red, true);
            bench.Board.Short(Lamp.Yellow, true);
            bench.Run(1000000);
            LampsMessage lamps = Told(bench);
            Assert.AreEqual("red,yellow", lamps.GetText(LampsMessage.Faults));
            Assert.AreEqual((int)Aspect.Unproved, lamps.GetChoice(LampsMessage.Proved));
            Assert.AreEqual("lamp-fault", bench.Box.Post.Trouble);
            Assert.AreEqual(Alarm.LampFailed, bench.Box.AlarmsAt(bench.Now) & Alarm.LampFailed);
        }

        [TestMethod]
        public void Post_tells_its_lamps_on_a_change_and_every_five_seconds_while_control_speaks()
        {
            BoxBench bench = BoxBench.Ready("post");
            bench.Deliver(Controls.State(5, "RRR", bench.Now), 0, false);
            bench.Run(Second);
            int told = bench.Link.CountOf(What.Lamps);
            for (int seq = 6; seq < 16; seq++)
            {
                bench.Deliver(Controls.State(seq, "RRR", bench.Now), 0, false);
                bench.Run(Second);
            }

            Assert.AreEqual(told + 2, bench.Link.CountOf(What.Lamps));
            bench.Run(60 * Second);
            Assert.AreEqual(15L, Told(bench).GetInteger(LampsMessage.ControlSeq));
            Assert.IsTrue(bench.Link.CountOf(What.Lamps) <= told + 4);
        }

        [TestMethod]
        public void Post_tells_a_control_box_that_was_restarted_which_word_of_its_it_has_heard()
        {
            BoxBench bench = BoxBench.Ready("post");
            bench.Deliver(Controls.State(5, "RRR", bench.Now), 0, false);
            bench.Run(Second);
            ControlStateMessage restarted = Controls.State(1, "RRR", bench.Now);
            restarted.SetInteger(ControlStateMessage.Boot, Controls.Boot + 1);
            bench.Deliver(restarted, 0, false);
            bench.Run(Second);
            LampsMessage lamps = Told(bench);
            Assert.AreEqual(Controls.Boot + 1L, lamps.GetInteger(LampsMessage.ControlBoot));
            Assert.AreEqual(1L, lamps.GetInteger(LampsMessage.ControlSeq));
        }

        [TestMethod]
        public void Post_tells_its_lamps_again_when_the_link_is_new()
        {
            BoxBench bench = BoxBench.Ready("post");
            bench.Run(Second);
            int told = bench.Link.CountOf(What.Lamps);
            bench.Parts.LinkEvents.Put(LinkEvent.Undelivered);
            bench.Run(100000);
            Assert.AreEqual(told + 1, bench.Link.CountOf(What.Lamps));
        }

        [TestMethod]
        public void Post_tells_its_lamps_once_the_link_takes_them()
        {
            BoxBench bench = BoxBench.Ready("post");
            bench.Link.IsFull = true;
            bench.Deliver(Controls.State(5, "RRR", bench.Now), 0, false);
            bench.Run(Second);
            bench.Link.IsFull = false;
            bench.Run(100000);
            Assert.AreEqual((int)Aspect.Red, Told(bench).GetChoice(LampsMessage.Proved));
        }

        [TestMethod]
        public void Post_counts_bad_and_stale_words_of_control_and_keeps_what_it_shows()
        {
            BoxBench bench = BoxBench.Ready("post");
            bench.Deliver(Controls.State(5, "RRR", bench.Now), 0, false);
            bench.Run(100000);
            bench.Parts.Messages.Put(What.ControlState, 0, false, Bytes.OfText("{\"epoch\":4}"));
            bench.Deliver(Controls.State(6, "G", bench.Now), 0, false);
            bench.Deliver(Controls.State(4, "GGG", bench.Now), 0, false);
            bench.Deliver(Controls.State(7, "GGG", bench.Now - (5 * Second)), 0, false);
            bench.Run(100000);
            Assert.AreEqual(2, bench.Box.Mail.BadMessages);
            Assert.AreEqual(2, bench.Box.Mail.StaleMessages);
            Assert.IsTrue(bench.Board.IsLit(Lamp.Red));
            Assert.AreEqual(1, bench.Board.LitCount());
        }

        private static LampsMessage Told(BoxBench bench)
        {
            LampsMessage lamps = new LampsMessage();
            Assert.IsTrue(bench.Link.Read(lamps));
            return lamps;
        }
    }
}
