using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>A post whose neighbours on the joined route belong to the other circuit.</summary>
    [TestClass]
    public class JoinedNeighboursTests
    {
        // Numbered as they are met: before of each route, then after.
        private const int OwnNext = Subscriptions.FirstNeighbour + 2;
        private const int OtherNext = Subscriptions.FirstNeighbour + 3;

        [TestMethod]
        public void Post_listens_to_each_neighbour_on_the_circuit_it_belongs_to()
        {
            Subscriptions sut = new Subscriptions(Configurations.Read(Message()));
            Assert.AreEqual(OwnNext, sut.IndexAt(sut.Find("trackside/1/ales/kart/kart-p3/lamps")));
            Assert.AreEqual(OtherNext, sut.IndexAt(sut.Find("trackside/1/ales/road/road-p8/lamps")));
            Assert.AreEqual(OtherNext, sut.IndexAt(sut.Find("trackside/1/ales/road/road-p8/state")));
            Assert.AreEqual(-1, sut.Find("trackside/1/ales/kart/road-p8/lamps"));
        }

        [TestMethod]
        [DataRow("cw", "0a1b2c3d", (int)Aspect.Green)]
        [DataRow("joined", "4e5f6071", (int)Aspect.Red)]
        public void Unproved_red_of_the_other_circuits_post_is_shown_here_while_the_joined_route_runs(string route, string hash, int shown)
        {
            BoxBench bench = BoxBench.Ready(Configurations.Read(Message()));
            bench.HasTimeServer = true;
            Run(bench, route, hash);
            bench.Deliver(Controls.Lamps(Aspect.Red, Aspect.Unproved, 1, 1), OtherNext, false);
            Run(bench, route, hash);
            Run(bench, route, hash);
            Assert.AreEqual(shown, (int)bench.Box.Post.Applied);
            Neighbour next = bench.Box.Post.Neighbours.After;
            Assert.AreEqual(route == "cw" ? "kart-p3" : "road-p8", next.Name);
            int lights = PanelLights.Of(next, PanelLights.After, bench.Now);
            Assert.AreEqual(route == "cw" ? 0 : 3 << PanelLights.After, lights);
        }

        [TestMethod]
        [DataRow("road/road-p8", true)]
        [DataRow("road-p8", false)]
        [DataRow("/road-p8", false)]
        [DataRow("road/", false)]
        [DataRow("road/Road", false)]
        public void Neighbour_abroad_is_refused_where_it_names_no_circuit_and_box(string list, bool isSound)
        {
            ConfigurationMessage message = Message();
            message.SetText(ConfigurationMessage.Abroad, list);
            BoxConfiguration configuration = Configurations.Read(message);
            Assert.AreEqual((int)(isSound ? ConfigurationFault.None : ConfigurationFault.BadRoleData), (int)configuration.Fault);
        }

        private static ConfigurationMessage Message()
        {
            ConfigurationMessage message = Configurations.Message("post");
            message.SetText(ConfigurationMessage.Routes, "cw,joined");
            message.SetText(ConfigurationMessage.RouteHashes, "0a1b2c3d,4e5f6071");
            message.SetText(ConfigurationMessage.Before, "kart-p1,road-p9");
            message.SetText(ConfigurationMessage.After, "kart-p3,road-p8");
            message.SetText(ConfigurationMessage.Abroad, "road/road-p9,road/road-p8");
            return message;
        }

        private static void Run(BoxBench bench, string route, string hash)
        {
            ControlStateMessage state = Controls.State((int)(bench.Now / 10000), "GGG", bench.Now);
            state.SetText(ControlStateMessage.Direction, route);
            state.SetText(ControlStateMessage.RouteHash, hash);
            bench.Deliver(state, 0, false);
            bench.Run(1000000);
        }
    }
}
