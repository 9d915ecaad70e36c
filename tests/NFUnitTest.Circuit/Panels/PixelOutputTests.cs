using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>Lamps with a pixel panel beside them.</summary>
    [TestClass]
    public class PixelOutputTests
    {
        private const long Second = 1000000;

        [TestMethod]
        [DataRow((int)Aspect.SafetyCar)]
        [DataRow((int)Aspect.VirtualSafetyCar)]
        [DataRow((int)Aspect.FullCourseYellow)]
        [DataRow((int)Aspect.Code60)]
        [DataRow((int)Aspect.Slippery)]
        [DataRow((int)Aspect.White)]
        [DataRow((int)Aspect.Blue)]
        [DataRow((int)Aspect.Yellow)]
        [DataRow((int)Aspect.DoubleYellow)]
        [DataRow((int)Aspect.Fault)]
        [DataRow((int)Aspect.Red)]
        public void Every_aspect_but_green_is_shown_as_itself_and_proved_by_current(int aspect)
        {
            PixelBench bench = new PixelBench();
            Assert.AreEqual(aspect, (int)bench.Sut.Nearest((Aspect)aspect));
            bench.Show((Aspect)aspect, 3 * Second);
            Assert.AreEqual(aspect, (int)bench.Sut.Proved);
            Assert.AreEqual(0, bench.Sut.Faults);
        }

        [TestMethod]
        public void Neutralisation_lights_yellow_lamps_and_never_red_or_green()
        {
            PixelBench bench = new PixelBench();
            for (int aspect = (int)Aspect.Code60; aspect <= (int)Aspect.SafetyCar; aspect++)
            {
                bench.Show((Aspect)aspect, 100000);
                Assert.IsTrue(bench.Board.IsLit(Lamp.Yellow) || bench.Board.IsLit(Lamp.YellowTwin));
                Assert.IsFalse(bench.Board.IsLit(Lamp.Red) || bench.Board.IsLit(Lamp.Green));
            }
        }

        [TestMethod]
        public void Green_is_the_lamps_alone_and_the_panel_stays_black()
        {
            PixelBench bench = new PixelBench();
            bench.Show(Aspect.Red, Second);
            bench.Show(Aspect.Green, Second);
            Assert.IsTrue(bench.Board.IsLit(Lamp.Green));
            Assert.IsFalse(bench.Panel.IsLit);
            Assert.AreEqual((int)Aspect.Green, (int)bench.Sut.Proved);
        }

        [TestMethod]
        public void Panel_without_current_is_told_and_the_lamps_take_its_place()
        {
            PixelBench bench = new PixelBench();
            bench.Show(Aspect.SafetyCar, Second);
            bench.IsDead = true;
            bench.Show(Aspect.SafetyCar, 500000);
            Assert.AreEqual(PixelOutput.PanelBit, bench.Sut.Faults);
            Assert.AreEqual("panel", bench.Sut.NamesOf(bench.Sut.Faults));
            Assert.AreEqual((int)Aspect.Unproved, (int)bench.Sut.Proved);
            Assert.AreEqual((int)Aspect.Red, (int)bench.Sut.Nearest(Aspect.SafetyCar));
            bench.Show(bench.Sut.Nearest(Aspect.SafetyCar), Second);
            Assert.IsTrue(bench.Board.IsLit(Lamp.Red));
        }

        [TestMethod]
        public void Panel_whose_edges_are_lost_is_not_blamed()
        {
            PixelBench bench = new PixelBench();
            bench.Board.SwallowsEdges = true;
            bench.Show(Aspect.Red, Second / 2);
            Assert.AreEqual(0, bench.Sut.Faults & PixelOutput.PanelBit);
        }

        [TestMethod]
        [DataRow((int)Aspect.SafetyCar)]
        [DataRow((int)Aspect.FullCourseYellow)]
        [DataRow((int)Aspect.DoubleYellow)]
        [DataRow((int)Aspect.Yellow)]
        [DataRow((int)Aspect.Fault)]
        [DataRow((int)Aspect.Blue)]
        public void Held_picture_is_the_first_half_and_lamps_burn_beside_it(int aspect)
        {
            PixelBench bench = new PixelBench();
            bench.Show((Aspect)aspect, Second);
            bench.Hold((Aspect)aspect, Second / 10);
            int sent = bench.Panel.Sent;
            bench.Hold((Aspect)aspect, Second / 2);
            Assert.AreEqual(sent, bench.Panel.Sent);
            Assert.IsTrue(bench.Panel.IsLit);
            bool warns = aspect != (int)Aspect.Blue;
            Assert.AreEqual(warns, bench.Board.IsLit(Lamp.Yellow));
            Assert.AreEqual(0, bench.Sut.Faults);
            bench.Show((Aspect)aspect, Second);
            Assert.IsTrue(bench.Panel.Sent > sent + 2);
        }

        [TestMethod]
        public void Panel_is_trusted_again_only_once_it_was_seen_lit()
        {
            PixelBench bench = new PixelBench();
            bench.IsDead = true;
            bench.Show(Aspect.Yellow, 2 * Second);
            Assert.AreEqual(PixelOutput.PanelBit, bench.Sut.Faults);
            bench.Show(Aspect.Dark, 5 * Second);
            Assert.AreEqual(PixelOutput.PanelBit, bench.Sut.Faults);
            bench.IsDead = false;
            bench.Show(Aspect.Yellow, 3 * Second);
            Assert.AreEqual(0, bench.Sut.Faults);
            Assert.AreEqual((int)Aspect.Yellow, (int)bench.Sut.Proved);
        }

        [TestMethod]
        public void Panel_that_draws_current_in_the_dark_is_told()
        {
            PixelBench bench = new PixelBench();
            bench.IsStuck = true;
            bench.Show(Aspect.Dark, Second);
            Assert.AreEqual(PixelOutput.PanelBit, bench.Sut.Faults);
        }

        [TestMethod]
        public void Board_at_the_line_is_shown_beside_green_and_hidden_by_what_restricts()
        {
            PixelBench bench = new PixelBench();
            Assert.IsTrue(bench.Sut.ShowBoard(LineBoard.Black, 27));
            bench.Show(Aspect.Green, 100000);
            Assert.IsTrue(bench.Panel.IsLit);
            Assert.AreEqual(PixelColour.White, bench.Panel.Frame.Pixels[0]);
            bench.Show(Aspect.Red, 100000);
            Assert.AreEqual(PixelColour.Red, bench.Panel.Frame.Pixels[0]);
        }

        [TestMethod]
        public void Lamp_test_lights_the_panel_too_and_finds_it_dead()
        {
            PixelBench bench = new PixelBench();
            bench.IsDead = true;
            for (int i = 0; i < 400 && bench.Test(); i++)
            {
            }

            Assert.AreEqual(PixelOutput.PanelBit, bench.Sut.Faults & PixelOutput.PanelBit);
        }
    }
}
