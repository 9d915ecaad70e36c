using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>A box that is post and timing: a vehicle against the direction at its own loops lights yellow there, without any network.</summary>
    [TestClass]
    public class WrongWayYellowTests
    {
        private const long Second = 1000000;

        [TestMethod]
        [DataRow("GGG", (int)Aspect.Green)]
        [DataRow("GBG", (int)Aspect.Blue)]
        [DataRow("GWG", (int)Aspect.White)]
        public void Post_shows_yellow_at_once_and_for_20_s(string letters, int before)
        {
            BoxBench bench = Ready(letters);
            Assert.AreEqual(before, (int)bench.Box.Post.Applied);
            Against(bench);
            bench.Run(Second / 4);
            Assert.AreEqual((int)Aspect.Yellow, (int)bench.Box.Post.Applied);
            Assert.AreEqual((int)AspectReason.WrongWay, (int)bench.Box.Post.Reason);
            Keep(bench, letters, 18);
            Assert.AreEqual((int)Aspect.Yellow, (int)bench.Box.Post.Applied);
            Keep(bench, letters, 4);
            Assert.AreEqual(before, (int)bench.Box.Post.Applied);
        }

        [TestMethod]
        [DataRow("GYG", (int)Aspect.Yellow)]
        [DataRow("GDG", (int)Aspect.DoubleYellow)]
        [DataRow("GRG", (int)Aspect.Red)]
        public void Post_that_shows_as_much_or_more_goes_on_with_it(string letters, int shown)
        {
            BoxBench bench = Ready(letters);
            Against(bench);
            bench.Run(Second / 4);
            Assert.AreEqual(shown, (int)bench.Box.Post.Applied);
            Assert.AreEqual((int)AspectReason.Central, (int)bench.Box.Post.Reason);
        }

        [TestMethod]
        public void Post_without_a_link_shows_it_too()
        {
            BoxBench bench = Ready("GGG");
            bench.Parts.LinkEvents.Put(LinkEvent.Closed);
            bench.Run(5 * Second);
            Assert.AreEqual((int)Aspect.Dark, (int)bench.Box.Post.Applied);
            Against(bench);
            bench.Run(Second / 4);
            Assert.AreEqual((int)Aspect.Yellow, (int)bench.Box.Post.Applied);
            Assert.IsFalse(bench.Box.Permit.IsRunning);
        }

        [TestMethod]
        public void Vehicle_with_the_traffic_lights_nothing()
        {
            BoxBench bench = Ready("GGG");
            Cross(bench, 0);
            Cross(bench, 1);
            bench.Run(Second / 4);
            Assert.AreEqual((int)Aspect.Green, (int)bench.Box.Post.Applied);
        }

        private static BoxBench Ready(string letters)
        {
            ConfigurationMessage message = Configurations.Message("timing,post");
            message.SetText(ConfigurationMessage.Sources, "edge,edge");
            message.SetText(ConfigurationMessage.Pairs, "sf>s1:15000");
            message.SetText(ConfigurationMessage.Lamps, "red,yellow,green,red2,yellow2,blue,white");
            BoxBench bench = BoxBench.Ready(Configurations.Read(message));
            bench.HasTimeServer = true;
            Keep(bench, letters, 2);
            return bench;
        }

        // Control stays fresh.
        private static void Keep(BoxBench bench, string letters, int seconds)
        {
            for (int i = 0; i < seconds; i++)
            {
                bench.Deliver(Controls.State((int)(bench.Now / Second) + 1, letters, bench.Now), 0, false);
                bench.Run(Second);
            }
        }

        private static void Against(BoxBench bench)
        {
            Cross(bench, 1);
            Cross(bench, 0);
        }

        private static void Cross(BoxBench bench, int loop)
        {
            bench.Board.Drive(Inputs.FirstLoop + loop, true);
            bench.Run(40000);
            bench.Board.Drive(Inputs.FirstLoop + loop, false);
            bench.Run(460000);
        }
    }
}
