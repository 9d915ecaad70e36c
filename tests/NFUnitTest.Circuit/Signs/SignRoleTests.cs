using nanoFramework.TestFramework;
using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    [TestClass]
    public class SignRoleTests
    {
        [TestMethod]
        public void Sign_box_lights_proves_and_tells_an_arrow()
        {
            BoxBench bench = Ready();
            Say(bench, 12, "cw");
            bench.Run(500000);
            Assert.IsTrue(bench.Board.IsLit(Lamp.FirstArrow));
            Assert.IsFalse(bench.Board.IsLit(Lamp.FirstArrow + 1));
            SignMessage told = Told(bench);
            Assert.AreEqual("cw", told.GetText(SignMessage.Commanded));
            Assert.AreEqual("cw", told.GetText(SignMessage.Applied));
            Assert.AreEqual("cw", told.GetText(SignMessage.Proved));
            Assert.AreEqual("0a1b2c3d", told.GetText(SignMessage.RouteHash));
            Assert.AreEqual((long)Controls.Epoch, told.GetInteger(SignMessage.Epoch));
            Assert.AreEqual(12L, told.GetInteger(SignMessage.ControlSeq));
            Assert.IsTrue(told.Has(SignMessage.Utc));

            int count = bench.Link.CountOf(What.Sign);
            bench.Run(2000000);
            Assert.IsTrue(bench.Link.CountOf(What.Sign) >= count + 2);
            bench.Run(1000000);
            Assert.IsFalse(bench.Board.IsLit(Lamp.FirstArrow));
            Assert.AreEqual("none", Told(bench).GetText(SignMessage.Proved));
        }

        [TestMethod]
        public void Sign_box_is_not_called_closed_by_an_old_word_of_red()
        {
            BoxBench bench = Ready();
            ControlStateMessage open = Controls.State(12, "GGG", bench.Now);
            bench.Deliver(open, 0, false);
            bench.Run(500000);
            Assert.IsTrue(bench.Board.IsLit(Lamp.FirstArrow));
            Assert.IsFalse(bench.Box.Sign.IsClosed(bench.Now));
            ControlStateMessage old = Controls.State(11, "RRR", bench.Now);
            old.SetChoice(ControlStateMessage.Interlock, (int)InterlockState.Fault);
            bench.Deliver(old, 0, false);
            bench.Run(100000);
            Assert.IsFalse(bench.Box.Sign.IsClosed(bench.Now));
            Assert.AreEqual((int)InterlockState.Fixed, (int)bench.Box.Sign.CircuitState);
        }

        [TestMethod]
        public void Sign_box_names_an_arrow_that_does_not_burn()
        {
            BoxBench bench = Ready();
            bench.Board.Cut(Lamp.FirstArrow, true);
            Say(bench, 12, "cw");
            bench.Run(1000000);
            SignMessage told = Told(bench);
            Assert.AreEqual("cw", told.GetText(SignMessage.Applied));
            Assert.AreEqual("unproved", told.GetText(SignMessage.Proved));
            Assert.AreEqual("arrow-a", told.GetText(SignMessage.Faults));
        }

        [TestMethod]
        public void Sign_box_whose_arrow_stays_on_latches_until_its_key_is_turned()
        {
            BoxBench bench = Ready();
            Say(bench, 12, "cw");
            bench.Run(500000);
            bench.Board.Short(Lamp.FirstArrow, true);
            Say(bench, 13, "none");
            bench.Run(1000000);
            SignMessage told = Told(bench);
            Assert.IsTrue(told.GetFlag(SignMessage.Guard));
            Assert.AreEqual("conflict", told.GetText(SignMessage.Proved));
            bench.Board.Short(Lamp.FirstArrow, false);
            bench.Run(1000000);
            Assert.IsTrue(Told(bench).GetFlag(SignMessage.Guard));
            bench.Board.Drive(Inputs.EnableKey, true);
            bench.Run(500000);
            Assert.IsFalse(Told(bench).GetFlag(SignMessage.Guard));
        }

        // The sense told of an arrow that is long dark: its edge came behind the standstill.
        [TestMethod]
        public void Sign_box_that_stood_still_just_after_it_went_dark_latches_nothing()
        {
            BoxBench bench = Ready();
            Say(bench, 12, "cw");
            bench.Run(500000);
            bench.Board.SwallowsEdges = true;
            Say(bench, 13, "none");
            bench.Run(50000);
            Assert.IsFalse(bench.Board.IsLit(Lamp.FirstArrow));
            bench.StandStill(3000000);
            bench.Run(100000);
            Assert.IsFalse(bench.Box.Guard.IsTripped);
            Assert.IsFalse(bench.Box.Sign.Rules.IsLatched);
        }

        [TestMethod]
        public void Sign_box_tells_where_its_barrier_stands_and_shows_red_at_the_pit_exit()
        {
            BoxBench bench = Ready();
            bench.Run(500000);
            Assert.IsTrue(bench.Board.IsLit(Lamp.PitRed));
            bench.Board.Drive(Inputs.BarrierOpen, true);
            bench.Run(500000);
            Assert.AreEqual(2L, Told(bench).GetInteger(SignMessage.Barrier));
            Assert.AreEqual((int)Aspect.Red, Told(bench).GetChoice(SignMessage.PitProved));
        }

        private static BoxBench Ready()
        {
            ConfigurationMessage message = Configurations.Reversible("sign");
            message.SetText(ConfigurationMessage.Closed, "10");
            message.SetFlag(ConfigurationMessage.PitExit, true);
            BoxBench bench = new BoxBench(Configurations.Read(message), 5);
            bench.Tick();
            bench.Parts.LinkEvents.Put(LinkEvent.Opened);
            bench.Sync();
            bench.Run(100000);
            return bench;
        }

        private static void Say(BoxBench bench, int seq, string direction)
        {
            ControlStateMessage state = Controls.State(seq, "RRR", bench.Now);
            state.SetText(ControlStateMessage.Direction, direction);
            bench.Deliver(state, 0, false);
        }

        private static SignMessage Told(BoxBench bench)
        {
            SignMessage told = new SignMessage();
            Assert.IsTrue(bench.Link.Read(told));
            return told;
        }
    }
}
