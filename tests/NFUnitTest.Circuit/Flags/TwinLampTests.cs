using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>A post with every lamp: twins, what can still be shown, the lamp test.</summary>
    [TestClass]
    public class TwinLampTests
    {
        private const long Second = 1000000;
        private const int All = (1 << Lamp.Count) - 1;

        [TestMethod]
        [DataRow((int)Aspect.Red, Lamp.Red, Lamp.RedTwin)]
        [DataRow((int)Aspect.Yellow, Lamp.Yellow, Lamp.YellowTwin)]
        [DataRow((int)Aspect.Fault, Lamp.Yellow, Lamp.YellowTwin)]
        public void Twin_takes_over_from_a_lamp_that_is_cut_and_is_proved(int aspect, int lamp, int twin)
        {
            LampBench bench = new LampBench(All, null);
            bench.Show((Aspect)aspect, 2 * Second);
            bench.Board.Cut(lamp, true);
            bench.Show((Aspect)aspect, 6 * Second);
            Assert.AreEqual(aspect, (int)bench.Sut.Proved);
            Assert.AreEqual(1 << lamp, bench.Sut.Faults);
            Assert.AreEqual(1 << lamp, bench.Sut.Twins);
            Assert.AreEqual(aspect, (int)bench.Sut.Nearest((Aspect)aspect));
            Assert.IsTrue(bench.Board.IsLit(twin) || aspect != (int)Aspect.Red);
        }

        [TestMethod]
        public void Twin_takes_over_within_half_a_second()
        {
            LampBench bench = new LampBench(All, null);
            bench.Show(Aspect.Red, Second);
            bench.Board.Cut(Lamp.Red, true);
            bench.Show(Aspect.Red, 200000);
            Assert.AreEqual((int)Aspect.Red, (int)bench.Sut.Proved);
            Assert.IsTrue(bench.Board.IsLit(Lamp.RedTwin));
        }

        [TestMethod]
        public void Twin_goes_out_when_its_lamp_is_mended()
        {
            LampBench bench = new LampBench(All, null);
            bench.Board.Cut(Lamp.Red, true);
            bench.Show(Aspect.Red, Second);
            bench.Board.Cut(Lamp.Red, false);
            bench.Show(Aspect.Red, 3 * Second);
            Assert.IsFalse(bench.Board.IsLit(Lamp.RedTwin));
            Assert.AreEqual(0, bench.Sut.Faults);
            Assert.AreEqual((int)Aspect.Red, (int)bench.Sut.Proved);
        }

        [TestMethod]
        public void Lamps_show_more_where_a_failed_one_leaves_no_other_way()
        {
            LampBench bench = new LampBench(All, null);
            bench.Show(Aspect.DoubleYellow, Second);
            Assert.AreEqual((int)Aspect.DoubleYellow, (int)bench.Sut.Proved);
            bench.Board.Cut(Lamp.YellowTwin, true);
            bench.Show(Aspect.DoubleYellow, 2 * Second);
            // Both yellows belong to a double yellow: with one of them it would look like a single one.
            Assert.AreEqual((int)Aspect.Red, (int)bench.Sut.Nearest(Aspect.DoubleYellow));
            Assert.AreEqual((int)Aspect.Yellow, (int)bench.Sut.Nearest(Aspect.Yellow));
            bench.Board.Cut(Lamp.Yellow, true);
            bench.Show(Aspect.Yellow, 2 * Second);
            Assert.AreEqual((int)Aspect.Red, (int)bench.Sut.Nearest(Aspect.Yellow));
            Assert.AreEqual((int)Aspect.Red, (int)bench.Sut.Nearest(Aspect.Fault));
        }

        [TestMethod]
        public void Lamps_show_nothing_in_place_of_a_green_that_failed()
        {
            LampBench bench = new LampBench(All, null);
            bench.Board.Cut(Lamp.Green, true);
            bench.Show(Aspect.Green, Second);
            Assert.AreEqual((int)Aspect.Dark, (int)bench.Sut.Nearest(Aspect.Green));
        }

        [TestMethod]
        public void Lamps_warn_by_whatever_is_left_where_no_red_can_be_lit()
        {
            LampBench bench = new LampBench(All, null);
            bench.Board.Cut(Lamp.Red, true);
            bench.Board.Cut(Lamp.RedTwin, true);
            bench.Show(Aspect.Red, 2 * Second);
            int yellows = 0;
            for (int i = 0; i < 100; i++)
            {
                bench.Show(Aspect.Red, 10000);
                yellows += bench.Board.IsLit(Lamp.Yellow) || bench.Board.IsLit(Lamp.YellowTwin) ? 1 : 0;
                Assert.AreEqual((int)Aspect.Unproved, (int)bench.Sut.Proved);
            }

            Assert.AreEqual(100, yellows);
        }

        [TestMethod]
        [DataRow((int)Aspect.Blue, (int)Aspect.Blue)]
        [DataRow((int)Aspect.Slippery, (int)Aspect.Slippery)]
        [DataRow((int)Aspect.Code60, (int)Aspect.FullCourseYellow)]
        [DataRow((int)Aspect.VirtualSafetyCar, (int)Aspect.Red)]
        public void Lamps_show_what_a_profile_gives_a_pattern_else_the_next_more_restrictive(int asked, int shown)
        {
            LampBench bench = new LampBench(All, "L=ry/-,F=yz/-");
            Assert.AreEqual(shown, (int)bench.Sut.Nearest((Aspect)asked));
            bench.Show((Aspect)shown, Second);
            Assert.AreEqual(shown, (int)bench.Sut.Proved);
        }

        [TestMethod]
        public void Lamps_never_show_less_than_asked_whatever_has_failed()
        {
            for (int cut = 0; cut < 1 << Lamp.Count; cut++)
            {
                LampBench bench = new LampBench(All, "L=ry/-,F=yz/-");
                FindOut(bench, cut);
                for (int aspect = (int)Aspect.Blue; aspect <= (int)Aspect.Red; aspect++)
                {
                    Aspect nearest = bench.Sut.Nearest((Aspect)aspect);
                    Assert.IsTrue((int)nearest >= aspect && nearest <= Aspect.Red, "cut " + cut.ToString() + " asked " + aspect.ToString());
                }
            }
        }

        [TestMethod]
        public void Lamp_test_lights_each_lamp_but_green_and_finds_the_one_that_is_cut()
        {
            LampBench bench = new LampBench(All, null);
            bench.Board.Cut(Lamp.White, true);
            bench.Show(Aspect.Dark, Second);
            int seen = bench.Test();
            Assert.AreEqual(All & ~(1 << Lamp.Green), seen);
            Assert.AreEqual(1 << Lamp.White, bench.Sut.Faults);
            Assert.AreEqual(0, bench.Board.LitCount());
            bench.Board.Cut(Lamp.White, false);
            bench.Test();
            Assert.AreEqual(0, bench.Sut.Faults);
        }

        private static void FindOut(LampBench bench, int cut)
        {
            for (int lamp = 0; lamp < Lamp.Count; lamp++)
            {
                bench.Board.Cut(lamp, (cut & (1 << lamp)) != 0);
            }

            bench.Test();
            Assert.AreEqual(cut & ~(1 << Lamp.Green), bench.Sut.Faults);
        }
    }
}
