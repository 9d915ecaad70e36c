using nanoFramework.TestFramework;

using Trackside.Core;

namespace NFUnitTest
{
    /// <summary>Every row of the table at <see cref="LinkManager"/>.</summary>
    [TestClass]
    public class LinkManagerTests
    {
        [TestMethod]
        public void Link_opens_at_the_first_step()
        {
            LinkBench bench = new LinkBench();
            Assert.IsFalse(bench.Sut.Step(0));
            Assert.AreEqual(1, bench.Link.Opens);
            Assert.AreEqual((int)LinkState.Opening, (int)bench.Sut.State);
        }

        [TestMethod]
        public void Link_is_up_and_tells_all_anew_when_opened()
        {
            LinkBench bench = new LinkBench();
            bench.Sut.Step(0);
            Assert.IsTrue(bench.Step(LinkEvent.Opened, 1000));
            Assert.AreEqual((int)LinkState.Up, (int)bench.Sut.State);
            Assert.AreEqual(0, bench.Sut.Reconnects);
            Assert.IsFalse(bench.Sut.Step(2000));
        }

        [TestMethod]
        [DataRow((int)LinkEvent.Failed)]
        [DataRow((int)LinkEvent.Closed)]
        public void Link_waits_longer_after_each_attempt_that_fails(int happened)
        {
            LinkBench bench = new LinkBench();
            long now = 0;
            long backOff = LinkManager.FirstBackOff;
            bench.Sut.Step(now);
            for (int i = 0; i < 8; i++)
            {
                Assert.IsFalse(bench.Step((LinkEvent)happened, now));
                Assert.AreEqual((int)LinkState.Down, (int)bench.Sut.State);
                long waited = bench.WaitUntilOpening(now);
                Assert.IsTrue(waited >= backOff * 3 / 4, "too soon: " + waited.ToString());
                Assert.IsTrue(waited <= (backOff * 5 / 4) + LinkBench.Tick, "too late: " + waited.ToString());
                now += waited;
                backOff = backOff * 2 < LinkManager.LongestBackOff ? backOff * 2 : LinkManager.LongestBackOff;
            }

            Assert.AreEqual(LinkManager.LongestBackOff, backOff);
        }

        [TestMethod]
        public void Link_abandons_an_attempt_after_15_s()
        {
            LinkBench bench = new LinkBench();
            bench.Sut.Step(0);
            bench.Sut.Step(LinkManager.OpeningLimit - 1);
            Assert.AreEqual(0, bench.Link.Closes);
            bench.Sut.Step(LinkManager.OpeningLimit);
            Assert.AreEqual(1, bench.Link.Closes);
            Assert.AreEqual((int)LinkState.Down, (int)bench.Sut.State);
        }

        [TestMethod]
        [DataRow((int)LinkEvent.Closed)]
        [DataRow((int)LinkEvent.Failed)]
        public void Link_that_was_up_comes_back_after_the_shortest_back_off(int happened)
        {
            LinkBench bench = new LinkBench();
            bench.Sut.Step(0);
            bench.Step(LinkEvent.Failed, 0);
            bench.WaitUntilOpening(0);
            bench.Step(LinkEvent.Opened, 5000000);
            Assert.IsFalse(bench.Step((LinkEvent)happened, 6000000));
            Assert.AreEqual((int)LinkState.Down, (int)bench.Sut.State);
            long waited = bench.WaitUntilOpening(6000000);
            Assert.IsTrue(waited <= (LinkManager.FirstBackOff * 5 / 4) + LinkBench.Tick);
            Assert.IsTrue(bench.Step(LinkEvent.Opened, 9000000));
            Assert.AreEqual(1, bench.Sut.Reconnects);
        }

        [TestMethod]
        public void Link_that_never_stands_for_long_comes_back_later_each_time_and_soon_once_it_did()
        {
            LinkBench bench = LinkBench.Up(false);
            long now = 0;
            long backOff = LinkManager.FirstBackOff;
            for (int i = 0; i < 7; i++)
            {
                now += LinkManager.GoodMicroseconds - 1;
                bench.Step(LinkEvent.Closed, now);
                long waited = bench.WaitUntilOpening(now);
                Assert.IsTrue(waited >= backOff * 3 / 4, "too soon: " + waited.ToString());
                Assert.IsTrue(waited <= (backOff * 5 / 4) + LinkBench.Tick, "too late: " + waited.ToString());
                backOff = backOff * 2 < LinkManager.LongestBackOff ? backOff * 2 : LinkManager.LongestBackOff;
                now += waited;
                bench.Step(LinkEvent.Opened, now);
            }

            now += LinkManager.GoodMicroseconds;
            bench.Step(LinkEvent.Closed, now);
            Assert.IsTrue(bench.WaitUntilOpening(now) <= (LinkManager.FirstBackOff * 5 / 4) + LinkBench.Tick);
        }

        [TestMethod]
        public void Plain_link_is_never_held_back_and_holds_no_lamp()
        {
            LinkBench bench = LinkBench.Up(false);
            bench.Sut.IsHeldBack = true;
            bench.Step(LinkEvent.Closed, LinkManager.GoodMicroseconds);
            bench.WaitUntilOpening(LinkManager.GoodMicroseconds);
            Assert.AreEqual(2, bench.Link.Opens);
            Assert.IsFalse(bench.Sut.IsHolding);
        }

        [TestMethod]
        public void Link_stays_up_and_tells_all_anew_when_a_message_was_given_up()
        {
            LinkBench bench = new LinkBench();
            bench.Sut.Step(0);
            bench.Step(LinkEvent.Opened, 1000);
            Assert.IsTrue(bench.Step(LinkEvent.Undelivered, 2000));
            Assert.AreEqual((int)LinkState.Up, (int)bench.Sut.State);
            Assert.AreEqual(0, bench.Sut.Reconnects);
        }

        [TestMethod]
        public void Link_stays_up_when_a_message_was_given_up_but_something_was_heard()
        {
            LinkBench bench = new LinkBench();
            bench.Sut.Step(0);
            bench.Step(LinkEvent.Opened, 1000);
            bench.Sut.Heard(2000000);
            Assert.IsTrue(bench.Step(LinkEvent.Undelivered, 2000000 + LinkManager.SilenceLimit - 1));
            Assert.AreEqual((int)LinkState.Up, (int)bench.Sut.State);
            Assert.AreEqual(0, bench.Link.Closes);
        }

        [TestMethod]
        public void Link_is_dropped_when_a_message_was_given_up_in_a_long_silence()
        {
            LinkBench bench = new LinkBench();
            bench.Sut.Step(0);
            bench.Step(LinkEvent.Opened, 1000);
            bench.Sut.Heard(2000000);
            Assert.IsFalse(bench.Step(LinkEvent.Undelivered, 2000000 + LinkManager.SilenceLimit));
            Assert.AreEqual((int)LinkState.Down, (int)bench.Sut.State);
            Assert.AreEqual(1, bench.Link.Closes);
        }

        [TestMethod]
        public void Link_that_is_opening_passes_over_a_message_given_up()
        {
            LinkBench bench = new LinkBench();
            bench.Sut.Step(0);
            Assert.IsFalse(bench.Step(LinkEvent.Undelivered, 1000));
            Assert.AreEqual((int)LinkState.Opening, (int)bench.Sut.State);
        }

        [TestMethod]
        [DataRow((int)LinkEvent.Opened)]
        [DataRow((int)LinkEvent.Failed)]
        [DataRow((int)LinkEvent.Closed)]
        [DataRow((int)LinkEvent.Undelivered)]
        public void Link_that_is_down_passes_over_late_word_of_an_abandoned_attempt(int happened)
        {
            LinkBench bench = new LinkBench();
            bench.Sut.Step(0);
            bench.Step(LinkEvent.Failed, 1000);
            Assert.IsFalse(bench.Step((LinkEvent)happened, 2000));
            Assert.AreEqual((int)LinkState.Down, (int)bench.Sut.State);
            Assert.AreEqual(1, bench.Link.Opens);
        }

        [TestMethod]
        public void Link_takes_several_events_in_the_order_they_came()
        {
            LinkBench bench = new LinkBench();
            bench.Sut.Step(0);
            bench.Ring.Put(LinkEvent.Opened);
            Assert.IsFalse(bench.Step(LinkEvent.Closed, 1000) && bench.Sut.State == LinkState.Up);
            Assert.AreEqual((int)LinkState.Down, (int)bench.Sut.State);
        }
    }
}
