using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    [TestClass]
    public class LampPatternTests
    {
        [TestMethod]
        [DataRow((int)Aspect.Red, Lamp.Red)]
        [DataRow((int)Aspect.Yellow, Lamp.Yellow)]
        [DataRow((int)Aspect.Fault, Lamp.Yellow)]
        [DataRow((int)Aspect.Green, Lamp.Green)]
        [DataRow((int)Aspect.Dark, -1)]
        [DataRow((int)Aspect.Blue, -1)]
        [DataRow((int)Aspect.Unproved, -1)]
        public void Pattern_names_the_lamp_of_an_aspect(int aspect, int lamp)
        {
            Assert.AreEqual(lamp, LampPattern.LampOf((Aspect)aspect));
        }

        [TestMethod]
        [DataRow(0L, true)]
        [DataRow(249999L, true)]
        [DataRow(250000L, false)]
        [DataRow(499999L, false)]
        [DataRow(500000L, true)]
        [DataRow(1700000000000000L, true)]
        [DataRow(1700000000250000L, false)]
        public void Pattern_of_yellow_is_on_for_the_first_half_of_each_half_second_of_utc(long time, bool isLit)
        {
            Assert.AreEqual(isLit, LampPattern.IsLit(Aspect.Yellow, time));
        }

        [TestMethod]
        [DataRow(0L, true)]
        [DataRow(499999L, true)]
        [DataRow(500000L, false)]
        [DataRow(1999999L, false)]
        [DataRow(2000000L, true)]
        public void Pattern_of_fault_is_on_for_the_first_quarter_of_each_two_seconds(long time, bool isLit)
        {
            Assert.AreEqual(isLit, LampPattern.IsLit(Aspect.Fault, time));
        }

        [TestMethod]
        public void Pattern_of_red_and_green_is_steady()
        {
            for (long time = 0; time < 4000000; time += 10000)
            {
                Assert.IsTrue(LampPattern.IsLit(Aspect.Red, time));
                Assert.IsTrue(LampPattern.IsLit(Aspect.Green, time));
            }
        }

        [TestMethod]
        public void Pattern_never_flashes_faster_than_three_times_a_second()
        {
            for (int aspect = 0; aspect <= (int)Aspect.Red; aspect++)
            {
                int changes = 0;
                bool lit = LampPattern.IsLit((Aspect)aspect, 0);
                for (long time = 0; time < 10000000; time += 1000)
                {
                    bool now = LampPattern.IsLit((Aspect)aspect, time);
                    changes += now != lit ? 1 : 0;
                    lit = now;
                }

                // Two changes a flash, ten seconds.
                Assert.IsTrue(changes <= 60, "aspect " + aspect.ToString());
            }
        }

        [TestMethod]
        public void Pattern_nearest_is_never_less_restrictive()
        {
            for (int aspect = 0; aspect <= (int)Aspect.Red; aspect++)
            {
                Assert.IsTrue((int)LampPattern.Nearest((Aspect)aspect) >= aspect);
            }
        }
    }
}
