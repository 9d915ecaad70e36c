using nanoFramework.TestFramework;

using Trackside.Core;

namespace NFUnitTest
{
    /// <summary>When a session counts as open, seen from a whole box.</summary>
    [TestClass]
    public class SessionWatchTests
    {
        private const long Minute = TimeWorld.Minute;

        [TestMethod]
        public void Session_of_a_timing_box_is_open_for_ten_minutes_after_a_passing()
        {
            BoxBench bench = BoxBench.Ready("timing");
            bench.Run(4000000);
            Assert.IsFalse(bench.Box.Clock.IsSessionOpen);
            bench.Line.Feed(Frames.Passing());
            bench.Run(3 * Minute);
            Assert.IsTrue(bench.Box.Clock.IsSessionOpen);
            bench.Run(6 * Minute);
            Assert.IsTrue(bench.Box.Clock.IsSessionOpen);
            bench.Run(2 * Minute);
            Assert.IsFalse(bench.Box.Clock.IsSessionOpen);
        }

        [TestMethod]
        [DataRow("GGG", true)]
        [DataRow("YYY", true)]
        [DataRow("RRR", false)]
        [DataRow("---", false)]
        public void Session_of_a_post_is_open_while_it_shows_more_than_red(string letters, bool isOpen)
        {
            BoxBench bench = BoxBench.Ready("post");
            bench.Run(1000000);
            bench.Deliver(Controls.State(1, letters, bench.Now), 0, false);
            bench.Run(2000000);
            Assert.AreEqual(isOpen, bench.Box.Clock.IsSessionOpen);
        }
    }
}
