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
            sut.Take(0, Utc + 500001, Utc + 500001, 1000002);
            Assert.IsFalse(sut.IsSynced(1000002));
            sut.Take(2000000, Utc + 2500000, Utc + 2500000, 3000000);
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
        public void Clock_is_not_led_away_by_an_exchange_that_took_longer_one_way()
        {
            ClockModel sut = new ClockModel();
            // Round trip 200, then 20,000 of which nothing on the way back: the first bounds the second.
            sut.Take(0, Utc + 100, Utc + 100, 200);
            sut.Take(1000000, Utc + 1020000, Utc + 1020000, 1020000);
            Assert.AreEqual(Utc + 1020000, sut.ToUtc(1020000));
            // 100 and 50 ppm of a second.
            Assert.AreEqual(150L, sut.UncertaintyAt(1020000));
        }

        [TestMethod]
        [DataRow(1202L, false)]
        [DataRow(1200L, true)]
        public void Clock_keeps_the_best_of_sixteen_seconds(long roundTrip, bool isTaken)
        {
            ClockModel sut = new ClockModel();
            sut.Take(0, Utc + 100, Utc + 100, 200);
            // Ten seconds later the first is worth 100 and 50 ppm of 10 s: 600.
            sut.Take(10000200 - roundTrip, Utc + 10000200, Utc + 10000200, 10000200);
            Assert.AreEqual(Utc + 10000200 + (isTaken ? roundTrip / 2 : 0), sut.ToUtc(10000200));
            Assert.AreEqual(600L, sut.UncertaintyAt(10000200));
        }

        [TestMethod]
        public void Clock_estimate_is_the_middle_of_what_all_exchanges_allow()
        {
            ClockModel sut = new ClockModel();
            sut.Take(-10, Utc, Utc, 10);
            // 20 s on the second one allows 0 to +400, and the rate between the two no more than that.
            sut.Take(20000000 - 200, Utc + 20000200, Utc + 20000200, 20000200);
            long off = sut.ToUtc(20000200) - Utc - 20000200;
            Assert.IsTrue(off > 0 && off < 250, off.ToString());
            Assert.IsTrue(sut.UncertaintyAt(20000200) < 250);
        }

        [TestMethod]
        [DataRow(1000000L, 0L, false)]
        [DataRow(1000001L, 0L, true)]
        [DataRow(-1L, 0L, true)]
        [DataRow(0L, 2L, true)]
        [DataRow(0L, -1L, true)]
        public void Clock_refuses_a_server_that_does_not_know_the_time_to_a_second_and_one_nobody_configured(long distance, long server, bool isRefused)
        {
            ClockModel sut = new ClockModel();
            Exchange exchange = new Exchange();
            exchange.Set(0, Utc, Utc, 0);
            exchange.Distance = distance;
            exchange.Server = (int)server;
            sut.Take(exchange, 0);
            Assert.AreEqual(isRefused ? 1 : 0, sut.Refused);
        }

        [TestMethod]
        public void Clock_uncertainty_holds_the_servers_own()
        {
            ClockModel sut = new ClockModel();
            Exchange exchange = new Exchange();
            exchange.Set(0, Utc + 100, Utc + 100, 200);
            exchange.Distance = 3000;
            sut.Take(exchange, 200);
            Assert.AreEqual(3100L, sut.UncertaintyAt(200));
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
