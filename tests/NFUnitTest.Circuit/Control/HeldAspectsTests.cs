using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>Every row of the table at <see cref="HeldAspects"/>, on a whole control box.</summary>
    [TestClass]
    public class HeldAspectsTests
    {
        private const long Second = 1000000;

        [TestMethod]
        public void Blue_for_a_while_gives_way_to_what_stood_before()
        {
            HoldBench bench = Green();
            bench.Ask("timing", "kart-p2", Aspect.Blue, 8000);
            Assert.AreEqual("GBG", bench.Letters);
            bench.Bench.Run(7 * Second);
            Assert.AreEqual("GBG", bench.Letters);
            bench.Bench.Run(Second + 100000);
            Assert.AreEqual("GGG", bench.Letters);
        }

        [TestMethod]
        public void Blue_that_is_asked_again_is_held_longer_and_still_gives_way()
        {
            HoldBench bench = Green();
            bench.Ask("timing", "kart-p2", Aspect.Blue, 5000);
            bench.Bench.Run(4 * Second);
            bench.Ask("timing", "kart-p2", Aspect.Blue, 5000);
            bench.Bench.Run(4 * Second);
            Assert.AreEqual("GBG", bench.Letters);
            bench.Bench.Run(2 * Second);
            Assert.AreEqual("GGG", bench.Letters);
        }

        [TestMethod]
        [DataRow((int)Aspect.Yellow, "GYG")]
        [DataRow((int)Aspect.Blue, "GBG")]
        [DataRow((int)Aspect.Dark, "G-G")]
        public void What_race_control_asks_meanwhile_stays(int aspect, string expected)
        {
            HoldBench bench = Green();
            bench.Ask("timing", "kart-p2", Aspect.Blue, 5000);
            bench.Ask("tower", "kart-p2", (Aspect)aspect, 0);
            bench.Bench.Run(7 * Second);
            Assert.AreEqual(expected, bench.Letters);
        }

        [TestMethod]
        public void Blue_that_race_control_asked_for_is_not_ended_by_timing()
        {
            HoldBench bench = Green();
            bench.Ask("tower", "kart-p2", Aspect.Blue, 0);
            bench.Ask("timing", "kart-p2", Aspect.Blue, 2000);
            bench.Bench.Run(4 * Second);
            Assert.AreEqual("GBG", bench.Letters);
        }

        [TestMethod]
        public void Red_button_ends_the_holding_and_nothing_comes_back_by_itself()
        {
            HoldBench bench = Green();
            bench.Ask("timing", "all", Aspect.Blue, 3000);
            Assert.AreEqual("BBB", bench.Letters);
            bench.Bench.Board.Drive(Inputs.RedButton, false);
            bench.Bench.Run(Second);
            bench.Bench.Board.Drive(Inputs.RedButton, true);
            bench.Bench.Run(5 * Second);
            Assert.AreEqual("RRR", bench.Letters);
        }

        [TestMethod]
        public void Red_of_race_control_is_not_released_when_the_time_is_over()
        {
            HoldBench bench = Green();
            bench.Ask("timing", "kart-p1", Aspect.Blue, 3000);
            bench.Ask("tower", "all", Aspect.Red, 0);
            bench.Bench.Run(5 * Second);
            Assert.AreEqual("RRR", bench.Letters);
        }

        [TestMethod]
        [DataRow((int)Aspect.Green)]
        [DataRow((int)Aspect.Yellow)]
        [DataRow((int)Aspect.SafetyCar)]
        [DataRow((int)Aspect.Red)]
        public void What_permits_warns_or_stops_does_not_end_by_itself(int aspect)
        {
            HoldBench bench = Green();
            bench.Ask("tower", "all", (Aspect)aspect, 5000);
            Assert.AreEqual("no-hold", bench.Refusal);
            Assert.AreEqual("GGG", bench.Letters);
        }

        private static HoldBench Green()
        {
            HoldBench bench = new HoldBench("timing=BY/");
            bench.Ask("tower", "all", Aspect.Green, 0);
            return bench;
        }
    }
}
