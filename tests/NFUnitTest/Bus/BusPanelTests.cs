using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>The expander's buttons and small lights on a whole post between kart-p1 and kart-p3.</summary>
    [TestClass]
    public class BusPanelTests
    {
        private const long Second = 1000000;
        // The first route meets kart-p1 before this post and kart-p3 after it.
        private const int P1 = 0;
        private const int P3 = 1;

        [TestMethod]
        [DataRow(Inputs.DoubleYellowButton, (int)Aspect.DoubleYellow)]
        [DataRow(Inputs.WhiteButton, (int)Aspect.White)]
        public void Button_on_the_expander_reaches_the_lamps_within_150_ms(int button, int aspect)
        {
            BusBench bench = Enabled();
            bench.Press(button, true);
            long pressed = bench.Bench.Now;
            while ((int)bench.Bench.Box.Post.Applied != aspect && bench.Bench.Now - pressed < Second)
            {
                bench.Bench.Tick();
            }

            Assert.IsTrue(bench.Bench.Now - pressed <= 150000, (bench.Bench.Now - pressed).ToString());
            bench.Press(button, false);
            bench.Run("GGG", "cw", Second);
            Assert.AreEqual(aspect, (int)bench.Bench.Box.Post.Applied);
        }

        [TestMethod]
        public void Reading_that_nothing_confirms_is_no_press()
        {
            BusBench bench = Enabled();
            int calls = bench.Buttons.Calls;
            bench.Press(Inputs.DoubleYellowButton, true);
            while (bench.Buttons.Calls == calls)
            {
                bench.Bench.Tick();
            }

            bench.Press(Inputs.DoubleYellowButton, false);
            bench.Run("GGG", "cw", Second);
            Assert.AreEqual((int)Aspect.Dark, (int)bench.Bench.Box.Post.Panel.Request);
        }

        [TestMethod]
        public void Yellow_and_clear_work_without_the_bus()
        {
            BusBench bench = Enabled();
            bench.Buttons.Takes = BusKeeper.HungMicroseconds;
            bench.Run("GGG", "cw", Second);
            bench.Bench.Board.Drive(Inputs.YellowButton, true);
            bench.Bench.Run(30000);
            Assert.AreEqual((int)Aspect.Yellow, (int)bench.Bench.Box.Post.Applied);
            bench.Bench.Board.Drive(Inputs.YellowButton, false);
            bench.Bench.Run(100000);
            bench.Bench.Board.Drive(Inputs.ClearButton, true);
            bench.Bench.Run(200000);
            bench.Bench.Board.Drive(Inputs.ClearButton, false);
            bench.Run("GGG", "cw", Second);
            Assert.AreEqual((int)Aspect.Green, (int)bench.Bench.Box.Post.Applied);
        }

        [TestMethod]
        public void Button_found_down_counts_only_once_it_was_up()
        {
            BusBench bench = new BusBench();
            bench.Buttons.IsMissing = true;
            bench.Run("RRR", "cw", Second);
            bench.Buttons.IsMissing = false;
            bench.Press(Inputs.DoubleYellowButton, true);
            bench.Bench.Board.Drive(Inputs.EnableKey, true);
            bench.Run("RRR", "cw", BusKeeper.RetryMicroseconds + (2 * Second));
            Assert.AreEqual(0, bench.Bus.Failed);
            Assert.AreEqual((int)Aspect.Dark, (int)bench.Bench.Box.Post.Panel.Request);
            bench.Press(Inputs.DoubleYellowButton, false);
            bench.Run("RRR", "cw", Second);
            bench.Press(Inputs.DoubleYellowButton, true);
            bench.Run("RRR", "cw", Second);
            Assert.AreEqual((int)Aspect.DoubleYellow, (int)bench.Bench.Box.Post.Panel.Request);
        }

        [TestMethod]
        public void Button_that_is_held_while_the_bus_fails_is_let_go_and_its_request_stays()
        {
            BusBench bench = Enabled();
            bench.Press(Inputs.DoubleYellowButton, true);
            bench.Run("GGG", "cw", Second);
            bench.Buttons.Takes = BusKeeper.HungMicroseconds;
            bench.Run("GGG", "cw", Second);
            Assert.IsFalse(bench.Bench.Box.Inputs.Level(Inputs.DoubleYellowButton));
            Assert.AreEqual((int)Aspect.DoubleYellow, (int)bench.Bench.Box.Post.Applied);
        }

        [TestMethod]
        public void Lights_show_this_post_both_neighbours_the_link_and_the_key()
        {
            BusBench bench = Enabled();
            bench.Tell(P1, Aspect.Green);
            bench.Tell(P3, Aspect.Red);
            bench.Run("GGG", "cw", Second);
            int neighbours = PanelLights.Of(Aspect.Green, true, PanelLights.Before) | PanelLights.Of(Aspect.Red, true, PanelLights.After);
            int own = PanelLights.Of(Aspect.Green, true, PanelLights.Own);
            Assert.AreEqual(own | neighbours | PanelLights.Link | PanelLights.Enabled, bench.Lights.Written);
            bench.Bench.Run(4 * Second);
            Assert.AreEqual(0, bench.Lights.Written & (PanelLights.Link | own));
        }

        [TestMethod]
        public void Lights_of_before_and_after_change_places_when_the_circuit_turns_round()
        {
            BusBench bench = Enabled();
            bench.Tell(P1, Aspect.Green);
            bench.Tell(P3, Aspect.White);
            bench.Tell(P3, Aspect.Yellow);
            bench.Run("GGG", "cw", Second);
            int groups = (7 << PanelLights.Before) | (7 << PanelLights.After);
            Assert.AreEqual(PanelLights.Of(Aspect.Green, true, PanelLights.Before) | PanelLights.Of(Aspect.Yellow, true, PanelLights.After), bench.Lights.Written & groups);
            bench.Run("RRR", "acw", Second);
            Assert.AreEqual(PanelLights.Of(Aspect.Yellow, true, PanelLights.Before) | PanelLights.Of(Aspect.Green, true, PanelLights.After), bench.Lights.Written & groups);
        }

        [TestMethod]
        public void Lights_tell_a_lamp_that_failed()
        {
            BusBench bench = Enabled();
            bench.Bench.Board.Cut(Lamp.Red, true);
            bench.Run("RRR", "cw", 2 * Second);
            Assert.IsTrue((bench.Lights.Written & PanelLights.Fault) != 0);
            Assert.AreEqual(PanelLights.Of(Aspect.Red, false, PanelLights.Own), bench.Lights.Written & 7);
        }

        private static BusBench Enabled()
        {
            BusBench bench = new BusBench();
            bench.Bench.Board.Drive(Inputs.EnableKey, true);
            bench.Run("GGG", "cw", 2 * Second);
            Assert.AreEqual((int)Aspect.Green, (int)bench.Bench.Box.Post.Applied);
            return bench;
        }
    }
}
