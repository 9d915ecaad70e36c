using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    [TestClass]
    public class BoxTests
    {
        private const long Second = 1000000;

        [TestMethod]
        public void Box_opens_its_link_and_asks_the_time_at_the_first_tick()
        {
            BoxBench bench = new BoxBench(Configurations.Of("post"), 5);
            bench.Tick();
            Assert.AreEqual(1, bench.Link.Opens);
            Assert.AreEqual(1, bench.Query.Asked);
            Assert.AreEqual(0, bench.Link.Total);
        }

        [TestMethod]
        [DataRow("timing", 1)]
        [DataRow("post", 1)]
        [DataRow("sign", 1)]
        [DataRow("control", 1)]
        [DataRow("timing,post,sign,control", 4)]
        public void Box_has_the_roles_of_its_configuration(string roles, int count)
        {
            Box sut = new BoxBench(Configurations.Of(roles), 5).Box;
            Assert.AreEqual(count, sut.RoleCount);
            Assert.AreEqual(roles.IndexOf("timing") >= 0, sut.Timing != null);
            Assert.AreEqual(roles.IndexOf("post") >= 0, sut.Post != null);
            Assert.AreEqual(roles.IndexOf("control") >= 0, sut.Control != null);
        }

        [TestMethod]
        public void Box_tells_who_it_is_when_it_is_ready()
        {
            BoxBench bench = BoxBench.Ready("sign");
            bench.Run(200000);
            Assert.AreEqual(
                "{\"state\":\"ready\",\"boot\":5,\"firmware\":\"0.1.0\",\"board\":\"virtual\",\"roles\":\"sign\",\"config\":\""
                + bench.Parts.Configuration.Seal + "\",\"epoch\":4,\"route\":\"cw\",\"routeHash\":\"0a1b2c3d\"}",
                bench.Link.TextOf(What.State));
            Assert.IsTrue(bench.Board.IsLit(Lamp.Status));
        }

        [TestMethod]
        public void Box_is_at_fault_while_its_clock_is_not_synchronised()
        {
            BoxBench bench = new BoxBench(Configurations.Of("sign"), 5);
            bench.Tick();
            bench.Parts.LinkEvents.Put(LinkEvent.Opened);
            bench.Run(200000);
            StateMessage state = new StateMessage();
            Assert.IsTrue(bench.Link.Read(state));
            Assert.AreEqual("fault", state.GetText(StateMessage.State));
            Assert.AreEqual("clock-unsynced", state.GetText(StateMessage.Reason));
            bench.Sync();
            bench.Run(200000);
            Assert.IsTrue(bench.Link.Read(state));
            Assert.AreEqual("ready", state.GetText(StateMessage.State));
        }

        [TestMethod]
        public void Box_tells_its_health_every_five_seconds()
        {
            BoxBench bench = BoxBench.Ready("sign");
            bench.Run(21 * Second);
            Assert.AreEqual(5, bench.Link.CountOf(What.Health));
            HealthMessage health = new HealthMessage();
            Assert.IsTrue(bench.Link.Read(health));
            Assert.AreEqual(20L, health.GetInteger(HealthMessage.Uptime));
            Assert.AreEqual(100000L, health.GetInteger(HealthMessage.Memory));
            Assert.IsTrue(health.GetFlag(HealthMessage.Synced));
            Assert.AreEqual(0L, health.GetInteger(HealthMessage.Resets));
        }

        [TestMethod]
        public void Box_tells_everything_anew_when_it_is_connected_again()
        {
            BoxBench bench = BoxBench.Ready("sign");
            bench.Run(Second);
            bench.Parts.LinkEvents.Put(LinkEvent.Closed);
            bench.Run(2 * Second);
            Assert.AreEqual(2, bench.Link.Opens);
            bench.Parts.LinkEvents.Put(LinkEvent.Opened);
            bench.Run(200000);
            Assert.AreEqual(2, bench.Link.CountOf(What.State));
            Assert.AreEqual(2, bench.Link.CountOf(What.Sign));
            Assert.AreEqual(2, bench.Link.CountOf(What.Health));
            Assert.AreEqual(1, bench.Box.Link.Reconnects);
        }

        [TestMethod]
        public void Box_counts_what_its_rings_refused_in_health()
        {
            BoxBench bench = BoxBench.Ready("sign");
            for (int i = 0; i < 20; i++)
            {
                bench.Parts.Messages.Put(What.ControlState, 0, false, new byte[1]);
            }

            bench.Run(6 * Second);
            HealthMessage health = new HealthMessage();
            Assert.IsTrue(bench.Link.Read(health));
            // The ring holds 16.
            Assert.AreEqual(4L, health.GetInteger(HealthMessage.Dropped));
        }

        [TestMethod]
        public void Box_takes_a_bounded_number_of_messages_a_tick()
        {
            BoxBench bench = BoxBench.Ready("post");
            for (int seq = 1; seq <= Box.MostMessagesPerTick + 3; seq++)
            {
                bench.Deliver(Controls.State(seq, "RRR", bench.Now), 0, false);
            }

            bench.Tick();
            Assert.IsFalse(bench.Parts.Messages.IsEmpty);
            bench.Tick();
            Assert.IsTrue(bench.Parts.Messages.IsEmpty);
        }

        [TestMethod]
        public void Box_whose_post_throws_shows_no_green_and_goes_on()
        {
            BoxBench bench = BoxBench.Ready("post,timing");
            bench.Deliver(Controls.State(1, "GGG", bench.Now), 0, false);
            bench.Tick();
            Assert.IsTrue(bench.Board.IsLit(Lamp.Green));
            bench.Board.ThrowsOnce = true;
            bench.Deliver(Controls.State(2, "RRR", bench.Now), 0, false);
            bench.Tick();
            Assert.IsTrue(bench.Board.IsLit(Lamp.Red));
            Assert.AreEqual(1, bench.Board.LitCount());
            Assert.AreEqual(1, bench.Box.Supervisor.Resets);
            Assert.AreEqual("lamp port", bench.Box.Supervisor.LastFault);
            bench.Line.Feed(Frames.Passing());
            bench.Deliver(Controls.State(3, "GGG", bench.Now), 0, false);
            bench.Run(Second);
            Assert.IsFalse(bench.Board.IsLit(Lamp.Green));
            Assert.AreEqual("post-failed", bench.Box.Post.Trouble);
            Assert.AreEqual(1, bench.Link.CountOf(What.Passing));
            LampsMessage lamps = new LampsMessage();
            Assert.IsTrue(bench.Link.Read(lamps));
            Assert.AreEqual("role-fault", lamps.GetText(LampsMessage.Reason));
        }

        [TestMethod]
        public void Sign_tells_that_it_lights_nothing_and_why()
        {
            BoxBench bench = BoxBench.Ready("sign");
            bench.Deliver(Controls.State(1, "GGG", bench.Now), 0, false);
            bench.Run(Second);
            Assert.AreEqual(
                "{\"applied\":\"none\",\"proved\":\"unproved\",\"reason\":\"no-interlock\",\"epoch\":4}", bench.Link.TextOf(What.Sign));
            Assert.AreEqual(1, bench.Link.CountOf(What.Sign));
            Assert.AreEqual(0, bench.Board.LitCount());
        }

        [TestMethod]
        public void Idle_box_sets_no_lamp_and_reads_one_pin_a_tenth_of_a_second()
        {
            BoxBench bench = BoxBench.Ready("post");
            bench.Deliver(Controls.State(1, "RRR", bench.Now), 0, false);
            bench.Run(Second);
            int sets = bench.Board.Sets;
            int reads = bench.Board.Reads;
            bench.Run(900000);
            Assert.AreEqual(sets, bench.Board.Sets);
            Assert.AreEqual(9, bench.Board.Reads - reads);
        }

        [TestMethod]
        public void Box_whose_boot_number_was_not_kept_reports_trouble()
        {
            BoxBench bench = new BoxBench(Configurations.Of("sign"), 5);
            bench.Parts.IsBootKept = false;
            bench.Tick();
            bench.Parts.LinkEvents.Put(LinkEvent.Opened);
            bench.Sync();
            bench.Run(1000000);
            StateMessage state = new StateMessage();
            Assert.IsTrue(bench.Link.Read(state));
            Assert.AreEqual((int)BoxState.Fault, state.GetChoice(StateMessage.State));
            Assert.AreEqual("storage-failed", state.GetText(StateMessage.Reason));
        }
    }
}
