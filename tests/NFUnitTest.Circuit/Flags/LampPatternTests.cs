using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    [TestClass]
    public class LampPatternTests
    {
        [TestMethod]
        [DataRow((int)Aspect.Red, 1 << Lamp.Red, 1 << Lamp.Red)]
        [DataRow((int)Aspect.DoubleYellow, 1 << Lamp.Yellow, 1 << Lamp.YellowTwin)]
        [DataRow((int)Aspect.Yellow, 1 << Lamp.Yellow, 0)]
        [DataRow((int)Aspect.Fault, 1 << Lamp.Yellow, 0)]
        [DataRow((int)Aspect.White, 1 << Lamp.White, 1 << Lamp.White)]
        [DataRow((int)Aspect.Blue, 1 << Lamp.Blue, 0)]
        [DataRow((int)Aspect.Green, 1 << Lamp.Green, 1 << Lamp.Green)]
        [DataRow((int)Aspect.Dark, 0, 0)]
        [DataRow((int)Aspect.SafetyCar, -1, -1)]
        [DataRow((int)Aspect.Unproved, -1, -1)]
        public void Pattern_names_the_lamps_of_both_halves(int aspect, int first, int second)
        {
            LampPattern sut = Usual();
            Assert.AreEqual(first, sut.First((Aspect)aspect));
            Assert.AreEqual(second, sut.Second((Aspect)aspect));
        }

        [TestMethod]
        [DataRow(0L, true)]
        [DataRow(249999L, true)]
        [DataRow(250000L, false)]
        [DataRow(499999L, false)]
        [DataRow(500000L, true)]
        [DataRow(1700000000000000L, true)]
        [DataRow(1700000000250000L, false)]
        public void Pattern_is_in_its_first_half_for_the_first_half_of_each_half_second_of_utc(long time, bool isFirst)
        {
            Assert.AreEqual(isFirst, Usual().IsFirstHalf(Aspect.Yellow, time));
            Assert.AreEqual(isFirst, Usual().IsFirstHalf(Aspect.DoubleYellow, time));
        }

        [TestMethod]
        [DataRow(0L, true)]
        [DataRow(499999L, true)]
        [DataRow(500000L, false)]
        [DataRow(1999999L, false)]
        [DataRow(2000000L, true)]
        public void Pattern_of_fault_is_on_for_the_first_quarter_of_each_two_seconds(long time, bool isFirst)
        {
            Assert.AreEqual(isFirst, Usual().IsFirstHalf(Aspect.Fault, time));
        }

        [TestMethod]
        [DataRow(1L)]
        [DataRow(100000L)]
        [DataRow(333333L)]
        [DataRow(333334L)]
        [DataRow(500000L)]
        [DataRow(2000000L)]
        public void Pattern_never_flashes_faster_than_three_times_a_second_whatever_it_is_told(long period)
        {
            LampPattern sut = new LampPattern(period, null);
            int changes = 0;
            bool isFirst = true;
            for (long time = 0; time < 10000000; time += 1000)
            {
                bool now = sut.IsFirstHalf(Aspect.Yellow, time);
                changes += now != isFirst ? 1 : 0;
                isFirst = now;
            }

            // Two changes a flash, ten seconds.
            Assert.IsTrue(changes > 0 && changes <= 60, changes.ToString());
        }

        [TestMethod]
        public void Pattern_of_a_profile_takes_the_place_of_the_usual_one()
        {
            LampPattern sut = new LampPattern(RuleProfile.UsualFlash, "L=ry/-,F=yz/-");
            Assert.IsTrue(sut.IsSound);
            Assert.AreEqual((1 << Lamp.Red) | (1 << Lamp.Yellow), sut.First(Aspect.Slippery));
            Assert.AreEqual(0, sut.Second(Aspect.Slippery));
            Assert.AreEqual((1 << Lamp.Yellow) | (1 << Lamp.YellowTwin), sut.First(Aspect.FullCourseYellow));
        }

        [TestMethod]
        [DataRow("R=r/-")]
        [DataRow("R=ry/ry")]
        [DataRow("Y=g/-")]
        [DataRow("Y=yg/-")]
        [DataRow("G=y/y")]
        [DataRow("G=b/b")]
        [DataRow("W=r/w")]
        [DataRow("Y=w/-")]
        [DataRow("Y=-/-")]
        [DataRow("D=y/-")]
        [DataRow("D=-/y")]
        [DataRow("S=r/r")]
        [DataRow("Y")]
        [DataRow("Y=y")]
        [DataRow("Y=x/-")]
        [DataRow("Q=y/-")]
        [DataRow("Y=y/-,")]
        public void Pattern_that_breaks_a_rule_is_not_sound(string list)
        {
            Assert.IsFalse(new LampPattern(RuleProfile.UsualFlash, list).IsSound);
        }

        private static LampPattern Usual()
        {
            LampPattern sut = new LampPattern(RuleProfile.UsualFlash, null);
            Assert.IsTrue(sut.IsSound);
            return sut;
        }
    }
}
