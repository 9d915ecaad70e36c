using nanoFramework.TestFramework;

using Trackside.Core;

namespace NFUnitTest
{
    /// <summary>When a box with certificates connects: a handshake holds up all of it.</summary>
    [TestClass]
    public class LinkHoldTests
    {
        private const long Lost = 1000000;

        [TestMethod]
        public void Link_opens_at_the_start_whatever_moves()
        {
            // The box tells its link only from its first slow step on: at the start nothing permits and nothing is lit.
            LinkBench bench = new LinkBench();
            bench.Sut.Step(0);
            Assert.AreEqual(1, bench.Link.Opens);
        }

        [TestMethod]
        public void Link_that_is_up_opens_nothing_when_it_is_held_back_or_let_go()
        {
            FakeLink link = new FakeLink();
            LinkBench bench = LinkBench.Up(link);
            for (long now = 0; now < 10 * LinkManager.HoldLimit; now += LinkManager.FirstBackOff)
            {
                bench.Sut.IsHeldBack = !bench.Sut.IsHeldBack;
                bench.Sut.Step(now);
            }

            Assert.AreEqual(1, link.Opens);
        }

        [TestMethod]
        public void Link_that_was_lost_waits_while_it_is_held_back_and_opens_when_it_is_let_go()
        {
            FakeLink link = new FakeLink();
            LinkBench bench = LostWhileHeld(link);
            for (long now = Lost; now < Lost + (LinkManager.HoldLimit / 2); now += LinkBench.Tick)
            {
                bench.Sut.Step(now);
            }

            Assert.AreEqual(1, link.Opens);
            bench.Sut.IsHeldBack = false;
            bench.Sut.Step(Lost + (LinkManager.HoldLimit / 2));
            Assert.AreEqual(2, link.Opens);
        }

        [TestMethod]
        public void Link_is_held_back_for_a_minute_after_its_back_off_and_no_longer()
        {
            FakeLink link = new FakeLink();
            LinkBench bench = LostWhileHeld(link);
            long now = Lost;
            while (link.Opens == 1 && now < 3 * LinkManager.HoldLimit)
            {
                now += LinkBench.Tick;
                bench.Sut.Step(now);
            }

            long waited = now - Lost - LinkManager.HoldLimit;
            Assert.IsTrue(waited >= LinkManager.FirstBackOff * 3 / 4, "opened too soon: " + waited.ToString());
            Assert.IsTrue(waited <= (LinkManager.FirstBackOff * 5 / 4) + LinkBench.Tick, "opened too late: " + waited.ToString());
        }

        private static LinkBench LostWhileHeld(FakeLink link)
        {
            LinkBench bench = LinkBench.Up(link);
            bench.Sut.IsHeldBack = true;
            bench.Step(LinkEvent.Closed, Lost);
            return bench;
        }
    }
}
