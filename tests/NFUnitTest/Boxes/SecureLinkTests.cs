using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>A box with certificates has lost its link: its marshal and its lamps do not wait for it, and it waits for them.</summary>
    [TestClass]
    public class SecureLinkTests
    {
        private const long Second = 1000000;

        /// <summary>A press is steady for some ticks before it counts; what flashes may begin with its dark half.</summary>
        private const long FollowsWithin = 350000;

        [TestMethod]
        public void Post_that_is_cut_off_follows_its_marshal_and_opens_no_link_while_he_presses()
        {
            BoxBench bench = Lost("post");
            bench.Board.Drive(Inputs.EnableKey, true);
            bench.Run(Second);
            for (int i = 0; i < 10; i++)
            {
                bench.Board.Drive(Inputs.YellowButton, true);
                Assert.IsTrue(IsLitWithin(bench, Lamp.Yellow, FollowsWithin), "press " + i.ToString());
                bench.Board.Drive(Inputs.YellowButton, false);
                bench.Run(Second);
            }

            Assert.AreEqual(1, bench.Link.Opens);
        }

        [TestMethod]
        public void Box_that_nothing_moves_opens_its_link_after_the_back_off()
        {
            BoxBench bench = Lost("timing");
            bench.Run(3 * Second);
            Assert.AreEqual(2, bench.Link.Opens);
        }

        [TestMethod]
        public void Post_whose_lamps_flash_opens_its_link_within_a_minute()
        {
            BoxBench bench = Lost("post");
            bench.Run(LinkManager.HoldLimit + (3 * Second));
            Assert.AreEqual(2, bench.Link.Opens);
        }

        private static BoxBench Lost(string role)
        {
            BoxConfiguration configuration = Configurations.Of(role);
            BoxBench bench = BoxBench.Ready(new BoxBench(configuration, 5, Rings.TrustOf(configuration, new FakeHmac())));
            bench.Run(Second);
            bench.Parts.LinkEvents.Put(LinkEvent.Closed);
            bench.Tick();
            return bench;
        }

        private static bool IsLitWithin(BoxBench bench, int lamp, long microseconds)
        {
            for (long end = bench.Now + microseconds; bench.Now < end && !bench.Board.IsLit(lamp);)
            {
                bench.Tick();
            }

            return bench.Board.IsLit(lamp);
        }
    }
}
