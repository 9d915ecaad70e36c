using nanoFramework.TestFramework;

using Trackside.Core;

namespace NFUnitTest
{
    [TestClass]
    public class ClockModelTests
    {
        private const long Utc = 1700000000000000;

        [TestMethod]
        public void Clock_is_not_synchronised_before_the_first_exchange()
        {
            ClockModel sut = new ClockModel();
            Assert.IsFalse(sut.IsSynced(0));
            Assert.AreEqual(long.MaxValue, sut.UncertaintyAt(0));
        }

        [TestMethod]
        public void Clock_offset_is_the_mean_of_both_ways()
        {
            ClockModel sut = new ClockModel();
            sut.Take(1000000, Utc + 1002500, Utc + 1003000, 1004000);
            // Out: Utc + 2500. Back: Utc + 1003000 - 1004000 = Utc - 1000. Mean: Utc + 750.
            Assert.AreEqual(Utc + 1004000 + 750, sut.ToUtc(1004000));
            // Round trip: 4000 in all less 500 at the server = 3500; half of it each way.
            Assert.AreEqual(1750L, sut.UncertaintyAt(1004000));
            Assert.IsTrue(sut.IsSynced(1004000));
        }

        [TestMethod]
        public void Clock_uncertainty_grows_by_the_worst_drift()
        {
            ClockModel sut = new ClockModel();
            sut.Take(1000000, Utc + 1002500, Utc + 1003000, 1004000);
            // 50 parts per million of 10 s = 500 us.
            Assert.AreEqual(1750L + 500L, sut.UncertaintyAt(1004000 + 10000000));
            // And the same towards the past.
            Assert.AreEqual(1750L + 50L, sut.UncertaintyAt(1004000 - 1000000));
        }

        [TestMethod]
        public void Clock_counts_as_lost_when_its_uncertainty_passes_the_limit()
        {
            ClockModel sut = new ClockModel();
            sut.Take(1000000, Utc + 1002500, Utc + 1003000, 1004000);
            // 500000 - 1750 = 498250 us of growth = 9965 s at 50 ppm.
            long last = 1004000 + 9965000000;
            Assert.IsTrue(sut.IsSynced(last));
            Assert.IsFalse(sut.IsSynced(last + 20000));
        }

        [TestMethod]
        public void Clock_is_not_synchronised_by_an_exchange_that_took_too_long()
        {
            ClockModel sut = new ClockModel();
            sut.Take(0, Utc, Utc, 1000002);
            Assert.IsFalse(sut.IsSynced(1000002));
            sut.Take(2000000, Utc, Utc, 3000000);
            Assert.IsTrue(sut.IsSynced(3000000));
        }

        [TestMethod]
        [DataRow(1000L, 5000L, 6000L, 1500L)]
        [DataRow(1000L, 6000L, 5000L, 2000L)]
        [DataRow(2000L, 5000L, 5000L, 1000L)]
        public void Clock_refuses_and_counts_stamps_that_cannot_be_true(long sent, long received, long answered, long returned)
        {
            ClockModel sut = new ClockModel();
            sut.Take(sent, received, answered, returned);
            Assert.AreEqual(1, sut.Refused);
            Assert.IsFalse(sut.IsSynced(2000));
        }

        [TestMethod]
        public void Clock_keeps_the_exchange_with_the_shortest_round_trip()
        {
            ClockModel sut = new ClockModel();
            // Round trip 200, then 1000 a second later and asymmetric: the first still knows better.
            sut.Take(0, Utc + 100, Utc + 100, 200);
            sut.Take(1000000, Utc + 1001000, Utc + 1001000, 1001000);
            Assert.AreEqual(Utc + 5000000, sut.ToUtc(5000000));
            Assert.AreEqual(0L, sut.LastStep);
        }

        [TestMethod]
        public void Clock_takes_a_longer_round_trip_when_the_shorter_one_has_aged()
        {
            ClockModel sut = new ClockModel();
            sut.Take(0, Utc + 100, Utc + 100, 200);
            // Half of 1000 is 500. The first one is worth 100 + 50 ppm of 10 s = 600 by now.
            sut.Take(10000000, Utc + 10001000, Utc + 10001000, 10001000);
            // Out: Utc + 1000. Back: Utc + 0. Mean: Utc + 500.
            Assert.AreEqual(Utc + 500, sut.ToUtc(0));
            Assert.AreEqual(500L, sut.LastStep);
        }

        [TestMethod]
        public void Clock_forgets_an_exchange_behind_eight_newer_ones()
        {
            ClockModel sut = new ClockModel();
            sut.Take(0, Utc, Utc, 0);
            for (int i = 1; i <= 8; i++)
            {
                // Each 1000 us long, Utc + 300 in the mean: worse than the first, which holds as long as it is kept.
                Assert.AreEqual(Utc, sut.ToUtc(0));
                sut.Take(i * 1000L, Utc + (i * 1000L) + 800, Utc + (i * 1000L) + 800, (i * 1000L) + 1000);
            }

            Assert.AreEqual(Utc + 300, sut.ToUtc(0));
        }

        [TestMethod]
        [DataRow(-1000L)]
        [DataRow(-1700000000000000L)]
        public void Clock_refuses_a_server_that_lives_before_1970(long offset)
        {
            ClockModel sut = new ClockModel();
            sut.Take(1000, 1000 + offset, 1000 + offset, 1000);
            Assert.AreEqual(1, sut.Refused);
            Assert.IsFalse(sut.IsSynced(1000));
        }
    }
}
