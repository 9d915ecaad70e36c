using nanoFramework.TestFramework;

using Trackside.Core;

namespace NFUnitTest
{
    [TestClass]
    public class ClockClientTests
    {
        private const long Second = 1000000;

        [TestMethod]
        public void Clock_client_asks_four_times_half_a_second_apart_then_every_4_s_when_synchronised()
        {
            ExchangeRing ring = new ExchangeRing(4);
            FakeQuery query = new FakeQuery();
            ClockClient sut = new ClockClient(query, ring, Clocks.Synced(0));
            Assert.AreEqual(4, AskedBy(sut, query, 0, 2 * Second));
            // Asked last at 1.5 s: the next ones are due at 5.5 and 9.5 s.
            Assert.AreEqual(4, AskedBy(sut, query, 2 * Second, (5 * Second) + 490000));
            Assert.AreEqual(5, AskedBy(sut, query, (5 * Second) + 500000, 9 * Second));
            Assert.AreEqual(6, AskedBy(sut, query, 9 * Second, 10 * Second));
        }

        [TestMethod]
        public void Clock_client_asks_every_2_s_when_nobody_answers()
        {
            FakeQuery query = new FakeQuery();
            ClockClient sut = new ClockClient(query, new ExchangeRing(4), Clocks.Unsynced());
            // 0, 0.5, 1, 1.5 and then 3.5, 5.5, 7.5, 9.5.
            Assert.AreEqual(8, AskedBy(sut, query, 0, 10 * Second));
        }

        [TestMethod]
        public void Clock_client_hands_every_finished_exchange_to_the_clock()
        {
            ExchangeRing ring = new ExchangeRing(4);
            ClockModel clock = Clocks.Unsynced();
            ClockClient sut = new ClockClient(new FakeQuery(), ring, clock);
            ring.Put(0, Clocks.Utc, Clocks.Utc, 2000);
            ring.Put(500, 900, 800, 600);
            ring.Put(1000, Clocks.Utc + 1000, Clocks.Utc + 1000, 1000);
            sut.Step(3000);
            Assert.IsTrue(ring.IsEmpty);
            Assert.AreEqual(1, clock.Refused);
            Assert.IsTrue(clock.IsSynced(3000));
            Assert.AreEqual(Clocks.Utc + 3000, clock.ToUtc(3000));
        }

        private static int AskedBy(ClockClient sut, FakeQuery query, long from, long to)
        {
            for (long now = from; now <= to; now += 10000)
            {
                sut.Step(now);
            }

            return query.Asked;
        }
    }
}
