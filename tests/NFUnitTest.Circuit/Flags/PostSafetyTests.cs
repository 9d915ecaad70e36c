using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>A post's permit, guard, red and lamp test within its box.</summary>
    [TestClass]
    public class PostSafetyTests
    {
        private const long Second = 1000000;

        [TestMethod]
        public void Permit_runs_while_green_is_shown_and_at_no_other_time()
        {
            BoxBench bench = Post(false);
            bench.Run(Second);
            Assert.AreEqual(0, bench.Board.Turns);
            Command(bench, "GGG");
            bench.Run(Second);
            int turns = bench.Board.Turns;
            Assert.IsTrue(turns >= 19 && turns <= 21, turns.ToString());
            Assert.IsTrue(Told(bench).GetFlag(LampsMessage.Permit));
            Command(bench, "RRR");
            bench.Run(Second);
            Assert.AreEqual(turns, bench.Board.Turns);
            Assert.IsFalse(Told(bench).GetFlag(LampsMessage.Permit));
        }

        [TestMethod]
        public void Green_goes_dark_by_hardware_500_ms_after_the_loop_stands_still()
        {
            BoxBench bench = Post(false);
            Command(bench, "GGG");
            bench.Run(Second);
            Assert.IsTrue(bench.Board.IsActive(Inputs.FirstSense + Lamp.Green));
            bench.Board.Now = bench.Now + 500000;
            Assert.IsFalse(bench.Board.IsActive(Inputs.FirstSense + Lamp.Green));
        }

        [TestMethod]
        public void Guard_takes_green_away_when_a_red_lamp_burns_beside_it_and_keeps_it_away()
        {
            BoxBench bench = Tripped();
            Assert.AreEqual((int)Aspect.Dark, (int)bench.Box.Post.Applied);
            Assert.AreEqual((int)AspectReason.Guard, (int)bench.Box.Post.Reason);
            Assert.IsFalse(bench.Board.IsActive(Inputs.FirstSense + Lamp.Green));
            Assert.IsTrue(Told(bench).GetFlag(LampsMessage.Guard));
            Assert.IsTrue((bench.Box.Post.Alarms & Alarm.GuardLatched) != 0);
            bench.Board.Short(Lamp.Red, false);
            Command(bench, "GGG");
            bench.Run(2 * Second);
            Assert.AreEqual((int)Aspect.Dark, (int)bench.Box.Post.Applied);
            Command(bench, "RRR");
            bench.Run(Second);
            Assert.AreEqual((int)Aspect.Red, (int)bench.Box.Post.Output.Proved);
        }

        [TestMethod]
        public void Guard_is_reset_by_the_key_and_the_test_button_held_for_three_seconds()
        {
            BoxBench bench = Tripped();
            bench.Board.Short(Lamp.Red, false);
            bench.Board.Drive(Inputs.LampTestButton, true);
            bench.Run(5 * Second);
            Assert.IsTrue(bench.Box.Guard.IsTripped);
            bench.Board.Drive(Inputs.LampTestButton, false);
            bench.Board.Drive(Inputs.EnableKey, true);
            bench.Run(Second);
            bench.Board.Drive(Inputs.LampTestButton, true);
            bench.Run((5 * Second) / 2);
            Assert.IsTrue(bench.Box.Guard.IsTripped);
            bench.Run(Second);
            Assert.IsFalse(bench.Box.Guard.IsTripped);
            Command(bench, "GGG");
            bench.Run(Second);
            Assert.AreEqual((int)Aspect.Green, (int)bench.Box.Post.Applied);
        }

        [TestMethod]
        public void Guard_finds_a_relay_that_is_welded_under_a_green_that_is_fused()
        {
            BoxBench bench = Post(false);
            Command(bench, "---");
            bench.Run(Second);
            bench.Board.IsWelded = true;
            bench.Board.Short(Lamp.Green, true);
            bench.Run(2 * Second);
            Assert.IsTrue(bench.Box.Guard.IsTripped);
            Assert.IsTrue(bench.Box.Guard.IsPermitWelded);
        }

        [TestMethod]
        public void Marshals_red_is_out_again_when_control_has_taken_it_over_and_asks_for_less()
        {
            BoxBench bench = Post(true);
            bench.Board.Drive(Inputs.EnableKey, true);
            Command(bench, "GGG");
            bench.Run(Second);
            bench.Board.Drive(Inputs.RedButton, true);
            bench.Run(100000);
            Assert.AreEqual((int)Aspect.Red, (int)bench.Box.Post.Applied);
            Command(bench, "GGG");
            bench.Run(Second);
            Assert.AreEqual((int)Aspect.Red, (int)bench.Box.Post.Applied);
            Command(bench, "RRR");
            bench.Run(Second);
            Command(bench, "GGG");
            bench.Run(Second);
            Assert.AreEqual((int)Aspect.Green, (int)bench.Box.Post.Applied);
        }

        [TestMethod]
        public void Marshals_red_stays_where_the_red_of_control_is_released_by_one_who_has_not_seen_it()
        {
            BoxBench bench = Post(true);
            bench.Board.Drive(Inputs.EnableKey, true);
            Command(bench, "RRR");
            bench.Run(5 * Second);
            // The link is silent: nobody hears of the press.
            bench.Board.Drive(Inputs.RedButton, true);
            bench.Run(Second);
            Command(bench, "GGG");
            bench.Run(Second);
            Assert.AreEqual((int)Aspect.Red, (int)bench.Box.Post.Applied);
            Command(bench, "RRR");
            bench.Run(Second);
            Command(bench, "GGG");
            bench.Run(Second);
            Assert.AreEqual((int)Aspect.Green, (int)bench.Box.Post.Applied);
        }

        [TestMethod]
        public void Marshals_red_is_not_taken_over_by_a_red_that_the_broker_kept()
        {
            BoxBench bench = Post(true);
            bench.Board.Drive(Inputs.EnableKey, true);
            Command(bench, "GGG");
            bench.Run(Second);
            bench.Board.Drive(Inputs.RedButton, true);
            bench.Run(Second);
            bench.Deliver(Controls.State((int)(bench.Now / 10000), "RRR", bench.Now), 0, true);
            bench.Run(Second);
            Command(bench, "GGG");
            bench.Run(Second);
            Assert.AreEqual((int)Aspect.Red, (int)bench.Box.Post.Applied);
        }

        [TestMethod]
        public void Lamp_test_runs_on_a_dark_post_and_is_broken_off_by_whatever_is_to_be_shown()
        {
            BoxBench bench = Post(false);
            bench.Board.Drive(Inputs.EnableKey, true);
            Command(bench, "---");
            bench.Run(Second);
            bench.Board.Drive(Inputs.LampTestButton, true);
            bench.Run((3 * Second) / 2);
            Assert.AreEqual((int)AspectReason.Test, (int)bench.Box.Post.Reason);
            Assert.AreEqual(1, bench.Board.LitCount());
            Command(bench, "RRR");
            bench.Run(50000);
            Assert.IsTrue(bench.Board.IsLit(Lamp.Red));
            Assert.AreEqual(1, bench.Board.LitCount());
            Assert.AreEqual((int)Aspect.Red, (int)bench.Box.Post.Output.Proved);
        }

        [TestMethod]
        public void Post_tells_epoch_and_route_only_where_the_route_is_its_own()
        {
            BoxBench bench = Post(false);
            Command(bench, "RRR");
            bench.Run(Second);
            Assert.AreEqual((long)Controls.Epoch, Told(bench).GetInteger(LampsMessage.Epoch));
            Assert.AreEqual("0a1b2c3d", Told(bench).GetText(LampsMessage.RouteHash));
            ControlStateMessage other = Controls.State((int)(bench.Now / 10000), "RRR", bench.Now);
            other.SetText(ControlStateMessage.RouteHash, "ffffffff");
            bench.Deliver(other, 0, false);
            bench.Run(6 * Second);
            Assert.IsFalse(Told(bench).Has(LampsMessage.RouteHash));
        }

        [TestMethod]
        [DataRow("ffffffff", (int)InterlockState.Locked, (int)Aspect.Dark)]
        [DataRow("0a1b2c3d", (int)InterlockState.Locked, (int)Aspect.Green)]
        [DataRow("ffffffff", (int)InterlockState.Fixed, (int)Aspect.Green)]
        public void Post_shows_no_green_for_a_direction_of_which_it_has_another_version(string hash, int interlock, int expected)
        {
            BoxBench bench = Post(false);
            ControlStateMessage locked = Controls.State((int)(bench.Now / 10000), "GGG", bench.Now);
            locked.SetText(ControlStateMessage.RouteHash, hash);
            locked.SetChoice(ControlStateMessage.Interlock, interlock);
            bench.Deliver(locked, 0, false);
            bench.Run(Second);
            Assert.AreEqual(expected, (int)bench.Box.Post.Applied);
            string reason = expected == (int)Aspect.Green ? "central" : "route";
            Assert.AreEqual(reason, AspectReasons.Of((AspectReason)Told(bench).GetChoice(LampsMessage.Reason)));
        }

        [TestMethod]
        public void Post_tells_that_its_section_is_clear_until_the_interlock_asks_anew()
        {
            BoxBench bench = Post(false);
            bench.Board.Drive(Inputs.EnableKey, true);
            Command(bench, "RRR");
            bench.Run(Second);
            bench.Board.Drive(Inputs.SectionButton, true);
            bench.Run(Second);
            Assert.IsTrue(Told(bench).GetFlag(LampsMessage.Section));
            ControlStateMessage clearing = Controls.State((int)(bench.Now / 10000), "RRR", bench.Now);
            clearing.SetChoice(ControlStateMessage.Interlock, (int)InterlockState.Clearing);
            bench.Deliver(clearing, 0, false);
            bench.Run(Second);
            Assert.IsFalse(Told(bench).GetFlag(LampsMessage.Section));
        }

        private static BoxBench Tripped()
        {
            BoxBench bench = Post(false);
            Command(bench, "GGG");
            bench.Run(Second);
            bench.Board.Short(Lamp.Red, true);
            bench.Run(Second);
            Assert.IsTrue(bench.Box.Guard.IsTripped);
            return bench;
        }

        private static BoxBench Post(bool isRedOwn)
        {
            ConfigurationMessage message = Configurations.Message("post");
            message.SetText(ConfigurationMessage.Lamps, "red,yellow,green,red2,yellow2,blue,white");
            message.SetText(ConfigurationMessage.Buttons, "yellow,clear,key,double-yellow,slippery,white,blue,section,test,red");
            message.SetFlag(ConfigurationMessage.OwnRed, isRedOwn);
            return BoxBench.Ready(Configurations.Read(message));
        }

        private static void Command(BoxBench bench, string letters)
        {
            bench.Deliver(Controls.State((int)(bench.Now / 10000), letters, bench.Now), 0, false);
        }

        private static LampsMessage Told(BoxBench bench)
        {
            LampsMessage lamps = new LampsMessage();
            Assert.IsTrue(bench.Link.Read(lamps));
            return lamps;
        }
    }
}
