using nanoFramework.TestFramework;

using Trackside.Core;

namespace NFUnitTest
{
    [TestClass]
    public class ClockBoundsTests
    {
        private const long Least = 4000;
        private const long Greatest = 504000;
        private const long Second = 1000000;

        [TestMethod]
        public void Bounds_know_nothing_before_the_first_message()
        {
            ClockBounds sut = new ClockBounds();
            Assert.IsFalse(sut.IsRelated);
            Assert.IsFalse(sut.Matched(5, 7, 1, 10));
            Assert.IsFalse(sut.IsRelated);
        }

        [TestMethod]
        public void Bounds_put_a_single_message_in_the_middle_of_what_its_delay_may_be()
        {
            ClockBounds sut = new ClockBounds();
            sut.Arrived(9000, 1000000, Least, Greatest);
            Assert.IsTrue(sut.IsRelated);
            Assert.AreEqual(1000000L - 254000, sut.ToMonotonic(9000));
            Assert.AreEqual(9000L, sut.FromMonotonic(1000000L - 254000));
            Assert.AreEqual(250000L, sut.UncertaintyAt(1000000));
        }

        [TestMethod]
        public void Bounds_narrow_with_messages_of_other_delays()
        {
            ClockBounds sut = new ClockBounds();
            sut.Arrived(0, 100000, Least, Greatest);
            sut.Arrived(0, 400000, Least, Greatest);
            // The offset is at most 96 ms by the first and at least -104 ms by the second.
            Assert.IsTrue(sut.UncertaintyAt(400000) <= 100100);
            Assert.AreEqual(0, sut.Steps);
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        public void Bounds_hold_the_truth_whatever_the_delays_and_the_drift(int seed)
        {
            ClockBounds sut = new ClockBounds();
            uint dice = (uint)seed;
            long offset = -40 * Second;
            for (int i = 1; i < 2000; i++)
            {
                dice = (dice * 1664525) + 1013904223;
                long stamp = i * Second;
                // 50 ppm fast: the offset moves 50 us a second.
                long truth = stamp + offset + (50 * i);
                long arrival = truth + Least + (dice % (Greatest - Least));
                sut.Arrived(stamp, arrival, Least, Greatest);
                long error = sut.ToMonotonic(stamp) - truth;
                Assert.IsTrue((error < 0 ? -error : error) <= sut.UncertaintyAt(arrival));
            }

            Assert.AreEqual(0, sut.Steps);
        }

        [TestMethod]
        public void Bounds_widen_by_the_worst_drift_while_nothing_comes()
        {
            ClockBounds sut = new ClockBounds();
            sut.Arrived(0, 1000000, Least, Greatest);
            Assert.AreEqual(250000L + 600, sut.UncertaintyAt(11000000));
        }

        [TestMethod]
        [DataRow(3000000L)]
        [DataRow(-3000000L)]
        public void Bounds_begin_anew_with_a_clock_that_was_stepped(long step)
        {
            ClockBounds sut = new ClockBounds();
            sut.Arrived(10 * Second, 100000, Least, Greatest);
            sut.Arrived((11 * Second) + step, 1100000, Least, Greatest);
            Assert.AreEqual(1, sut.Steps);
            Assert.AreEqual(1100000L - 254000, sut.ToMonotonic((11 * Second) + step));
            Assert.AreEqual(250000L, sut.UncertaintyAt(1100000));
        }

        [TestMethod]
        public void Bounds_learn_from_an_instant_known_on_both_clocks_and_refuse_one_that_cannot_be()
        {
            ClockBounds sut = new ClockBounds();
            sut.Arrived(0, 1000000, Least, Greatest);
            Assert.IsTrue(sut.Matched(0, 900000, 15000, 1000000));
            Assert.AreEqual(900000L, sut.ToMonotonic(0));
            Assert.AreEqual(15000L, sut.UncertaintyAt(1000000));
            Assert.IsFalse(sut.Matched(0, 600000, 15000, 1000000));
            Assert.AreEqual(900000L, sut.ToMonotonic(0));
            Assert.AreEqual(0, sut.Steps);
        }
    }
}
