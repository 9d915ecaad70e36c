using nanoFramework.TestFramework;

using Trackside.Core;

namespace NFUnitTest
{
    /// <summary>The rows of <see cref="LinkManager"/> that are a secure link's: when it connects, since a handshake holds up all of the box, and while it holds lamps lit.</summary>
    [TestClass]
    public class LinkHoldTests
    {
        private const long Lost = LinkManager.GoodMicroseconds;
        private const long LongestFirst = LinkManager.FirstBackOff * 5 / 4;

        [TestMethod]
        public void Secure_link_opens_at_the_start_whatever_moves_and_holds_lamps()
        {
            LinkBench bench = new LinkBench(true);
            bench.Sut.IsHeldBack = true;
            bench.Sut.Step(0);
            Assert.AreEqual(1, bench.Link.Opens);
            Assert.IsTrue(bench.Sut.IsHolding);
        }

        [TestMethod]
        public void Secure_link_that_is_up_opens_nothing_when_it_is_held_back_or_let_go_and_holds_no_lamp()
        {
            LinkBench bench = LinkBench.Up(true);
            for (long now = 0; now < 10 * LinkManager.HoldLimit; now += LinkManager.FirstBackOff)
            {
                bench.Sut.IsHeldBack = !bench.Sut.IsHeldBack;
                bench.Sut.Step(now);
                Assert.IsFalse(bench.Sut.IsHolding);
            }

            Assert.AreEqual(1, bench.Link.Opens);
        }

        [TestMethod]
        public void Lamps_are_held_for_250_ms_before_an_attempt()
        {
            LinkBench bench = LinkBench.Up(true);
            bench.Step(LinkEvent.Closed, Lost);
            long now = Lost;
            while (!bench.Sut.IsHolding)
            {
                Assert.IsTrue(now <= Lost + LongestFirst, "never");
                now += LinkBench.Tick;
                bench.Sut.Step(now);
            }

            Assert.AreEqual((int)LinkState.Steadying, (int)bench.Sut.State);
            long until = now + LinkManager.SteadyingMicroseconds;
            bench.Sut.Step(until - 1);
            Assert.IsFalse(bench.Sut.IsAboutToOpen(until - 1));
            Assert.IsTrue(bench.Sut.IsAboutToOpen(until));
            Assert.AreEqual(1, bench.Link.Opens);
            bench.Sut.Step(until);
            Assert.AreEqual(2, bench.Link.Opens);
            Assert.IsTrue(bench.Sut.IsHolding);
        }

        [TestMethod]
        [DataRow((int)LinkEvent.Opened)]
        [DataRow((int)LinkEvent.Failed)]
        [DataRow((int)LinkEvent.Closed)]
        public void Lamps_are_let_go_when_the_attempt_ends(int happened)
        {
            LinkBench bench = Attempting();
            bench.Step((LinkEvent)happened, 2 * Lost);
            Assert.IsFalse(bench.Sut.IsHolding);
        }

        [TestMethod]
        public void Lamps_are_held_until_an_abandoned_attempt_can_come_to_no_handshake()
        {
            LinkBench bench = Attempting();
            bench.Link.IsOpening = true;
            long now = Lost;
            while (bench.Link.Closes == 0)
            {
                Assert.IsTrue(now <= Lost + LinkManager.OpeningLimit, "never");
                now = bench.Run(now, LinkBench.Tick);
            }

            Assert.AreEqual((int)LinkState.Down, (int)bench.Sut.State);
            Assert.IsTrue(bench.Sut.IsHolding);
            bench.Link.IsOpening = false;
            bench.Sut.Step(now);
            Assert.IsFalse(bench.Sut.IsHolding);
        }

        [TestMethod]
        public void Lamps_are_held_on_a_link_that_is_up_while_an_abandoned_attempt_lingers()
        {
            LinkBench bench = Attempting();
            bench.Link.IsOpening = true;
            bench.Step(LinkEvent.Failed, Lost);
            long now = Lost + bench.WaitUntilOpening(Lost);
            bench.Step(LinkEvent.Opened, now);
            Assert.AreEqual((int)LinkState.Up, (int)bench.Sut.State);
            Assert.IsTrue(bench.Sut.IsHolding);
            bench.Link.IsOpening = false;
            bench.Sut.Step(now + LinkBench.Tick);
            Assert.IsFalse(bench.Sut.IsHolding);
        }

        [TestMethod]
        public void Link_that_was_lost_waits_while_it_is_held_back_and_opens_when_it_is_let_go()
        {
            LinkBench bench = LostWhileHeld();
            long now = bench.Run(Lost, LinkManager.HoldLimit / 2);
            Assert.AreEqual(1, bench.Link.Opens);
            Assert.IsFalse(bench.Sut.IsHolding);
            bench.Sut.IsHeldBack = false;
            bench.Run(now, LinkManager.SteadyingMicroseconds + (2 * LinkBench.Tick));
            Assert.AreEqual(2, bench.Link.Opens);
        }

        [TestMethod]
        public void Link_that_is_disturbed_while_lamps_are_held_lets_them_go_and_begins_anew()
        {
            LinkBench bench = LostWhileHeld();
            long now = bench.Run(Lost, 2 * LongestFirst);
            for (int i = 0; i < 10; i++)
            {
                bench.Sut.IsHeldBack = false;
                now = bench.Run(now, LinkManager.SteadyingMicroseconds);
                Assert.IsTrue(bench.Sut.IsHolding);
                bench.Sut.IsHeldBack = true;
                now = bench.Run(now, LinkBench.Tick);
                Assert.AreEqual((int)LinkState.Down, (int)bench.Sut.State);
                Assert.IsFalse(bench.Sut.IsHolding);
            }

            Assert.AreEqual(1, bench.Link.Opens);
        }

        [TestMethod]
        public void Link_is_held_back_for_a_minute_after_its_back_off_and_no_longer()
        {
            LinkBench bench = LostWhileHeld();
            long now = Lost;
            while (bench.Link.Opens == 1 && now < 3 * LinkManager.HoldLimit)
            {
                now += LinkBench.Tick;
                bench.Sut.Step(now);
            }

            long waited = now - Lost - LinkManager.HoldLimit - LinkManager.SteadyingMicroseconds;
            Assert.IsTrue(waited >= LinkManager.FirstBackOff * 3 / 4, "opened too soon: " + waited.ToString());
            Assert.IsTrue(waited <= LongestFirst + (2 * LinkBench.Tick), "opened too late: " + waited.ToString());
        }

        private static LinkBench LostWhileHeld()
        {
            LinkBench bench = LinkBench.Up(true);
            bench.Sut.IsHeldBack = true;
            bench.Step(LinkEvent.Closed, Lost);
            return bench;
        }

        // Its second attempt, begun just before Lost.
        private static LinkBench Attempting()
        {
            LinkBench bench = LinkBench.Up(true);
            bench.Step(LinkEvent.Closed, Lost - (2 * LongestFirst));
            bench.WaitUntilOpening(Lost - (2 * LongestFirst));
            Assert.IsTrue(bench.Sut.IsHolding);
            return bench;
        }
    }
}
