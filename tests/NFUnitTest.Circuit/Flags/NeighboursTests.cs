using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>Every row of the table at <see cref="Neighbours"/>, on a whole box between kart-p1 and kart-p3, in both directions.</summary>
    [TestClass]
    public class NeighboursTests
    {
        private const long Second = 1000000;
        // Neighbours are numbered as they are met: before and after of the first route, then of the second.
        private const int P1 = Subscriptions.FirstNeighbour;
        private const int P3 = Subscriptions.FirstNeighbour + 1;

        [TestMethod]
        public void Neighbour_that_cannot_prove_its_red_raises_red_here_after_a_second()
        {
            BoxBench bench = Post(0);
            Say(bench, P3, Aspect.Red, Aspect.Unproved, AspectReason.Central);
            bench.Run(Neighbour.ProofMicroseconds - 100000);
            Expect(Aspect.Green, AspectReason.Central, bench);
            Live(bench, 300000);
            Expect(Aspect.Red, AspectReason.Neighbour, bench);
            Assert.IsTrue((bench.Box.Post.Alarms & Alarm.NeighbourUnproved) != 0);
            Say(bench, P3, Aspect.Red, Aspect.Red, AspectReason.Central);
            Live(bench, 300000);
            Expect(Aspect.Green, AspectReason.Central, bench);
        }

        [TestMethod]
        public void Neighbour_of_a_post_that_is_control_box_too_is_heard_by_its_letter_in_control()
        {
            ConfigurationMessage message = Configurations.Message("post,control");
            message.SetText(ConfigurationMessage.Box, "kart-p2");
            message.SetText(ConfigurationMessage.Before, "kart-p1");
            message.SetText(ConfigurationMessage.After, "kart-p3");
            BoxConfiguration configuration = Configurations.Read(message);
            Subscriptions topics = new Subscriptions(configuration);
            int next = topics.IndexAt(topics.Find("trackside/1/ales/kart/kart-p3/lamps"));
            Assert.AreEqual(2, next);
            BoxBench bench = BoxBench.Ready(configuration);
            bench.HasTimeServer = true;
            Live(bench, Second);
            Say(bench, next, Aspect.Red, Aspect.Unproved, AspectReason.Central);
            Live(bench, 2 * Second);
            Expect(Aspect.Red, AspectReason.Neighbour, bench);
            Assert.AreEqual("kart-p3", bench.Box.Post.Neighbours.After.Name);
        }

        [TestMethod]
        [DataRow((int)Aspect.Green, (int)Aspect.Unproved)]
        [DataRow((int)Aspect.Fault, (int)Aspect.Unproved)]
        [DataRow((int)Aspect.Yellow, (int)Aspect.Yellow)]
        [DataRow((int)Aspect.Red, (int)Aspect.Red)]
        public void Neighbour_that_proves_what_it_shows_or_shows_nothing_that_stops_raises_nothing(int applied, int proved)
        {
            BoxBench bench = Post(0);
            Say(bench, P3, (Aspect)applied, (Aspect)proved, AspectReason.Central);
            Live(bench, 3 * Second);
            Expect(Aspect.Green, AspectReason.Central, bench);
        }

        [TestMethod]
        public void Neighbour_before_raises_nothing_until_the_circuit_turns_round()
        {
            BoxBench bench = Post(0);
            Say(bench, P1, Aspect.Yellow, Aspect.Unproved, AspectReason.Local);
            Live(bench, 3 * Second);
            Expect(Aspect.Green, AspectReason.Central, bench);
            Deliver(bench, "acw", "4e5f6071");
            bench.Run(300000);
            Expect(Aspect.Yellow, AspectReason.Neighbour, bench);
        }

        [TestMethod]
        [DataRow((int)AspectReason.Local, (int)Aspect.Yellow)]
        [DataRow((int)AspectReason.Central, (int)Aspect.Green)]
        public void Neighbour_that_is_lost_leaves_its_marshals_yellow_here_and_controls_to_control(int reason, int shown)
        {
            BoxBench bench = Post(0);
            Say(bench, P3, Aspect.Yellow, Aspect.Yellow, (AspectReason)reason);
            StateMessage lost = new StateMessage();
            lost.SetChoice(StateMessage.State, (int)BoxState.Lost);
            lost.SetInteger(StateMessage.Boot, 3);
            bench.Deliver(lost, P3, false);
            Live(bench, 2 * Second);
            Assert.AreEqual(shown, (int)bench.Box.Post.Applied);
        }

        [TestMethod]
        [DataRow((int)Aspect.Yellow, (int)AspectReason.Local, (int)Aspect.Yellow, (int)AspectReason.Mirror)]
        [DataRow((int)Aspect.DoubleYellow, (int)AspectReason.Local, (int)Aspect.Yellow, (int)AspectReason.Mirror)]
        [DataRow((int)Aspect.Yellow, (int)AspectReason.Mirror, (int)Aspect.Green, (int)AspectReason.Central)]
        [DataRow((int)Aspect.White, (int)AspectReason.Local, (int)Aspect.Green, (int)AspectReason.Central)]
        public void Neighbours_own_yellow_is_mirrored_where_the_profile_says_so(int applied, int why, int shown, int reason)
        {
            BoxBench bench = Post(2);
            Say(bench, P3, (Aspect)applied, (Aspect)applied, (AspectReason)why);
            Live(bench, 300000);
            Expect((Aspect)shown, (AspectReason)reason, bench);
        }

        [TestMethod]
        public void Double_yellow_is_led_in_by_a_yellow_where_the_profile_says_so()
        {
            BoxBench bench = Post(4);
            Say(bench, P3, Aspect.DoubleYellow, Aspect.DoubleYellow, AspectReason.Local);
            Live(bench, 300000);
            Expect(Aspect.Yellow, AspectReason.Lead, bench);
        }

        [TestMethod]
        public void Green_is_shown_behind_a_yellow_and_after_ones_own_where_the_profile_says_so()
        {
            BoxBench bench = Post(1);
            Expect(Aspect.Dark, AspectReason.Clear, bench);
            Say(bench, P1, Aspect.Yellow, Aspect.Yellow, AspectReason.Local);
            Live(bench, 300000);
            Expect(Aspect.Green, AspectReason.Central, bench);
            Say(bench, P1, Aspect.Dark, Aspect.Dark, AspectReason.Clear);
            Live(bench, 300000);
            Expect(Aspect.Dark, AspectReason.Clear, bench);
        }

        [TestMethod]
        public void Restriction_stays_for_the_time_of_the_profile_and_says_so()
        {
            BoxBench bench = Post(4);
            bench.Deliver(Controls.State(5000, "YYY", bench.Now), 0, false);
            bench.Run(100000);
            bench.Deliver(Controls.State(5001, "GGG", bench.Now), 0, false);
            bench.Run(100000);
            Expect(Aspect.Yellow, AspectReason.Dwell, bench);
            bench.Run(2 * Second);
            Expect(Aspect.Green, AspectReason.Central, bench);
        }

        [TestMethod]
        public void Lights_of_the_panel_turn_round_with_the_circuit()
        {
            Neighbour red = new Neighbour("a");
            LampsMessage report = Controls.Lamps(Aspect.Red, Aspect.Red, 1, 1);
            red.Take(report, 0);
            Assert.AreEqual(1 << PanelLights.Before, PanelLights.Of(red, PanelLights.Before, 0));
            Assert.AreEqual(0, PanelLights.Of(null, PanelLights.After, 0));
            Assert.AreEqual(0, PanelLights.Of(new Neighbour("b"), PanelLights.After, 0));
            Assert.AreEqual(2 << PanelLights.Own, PanelLights.Of(Aspect.DoubleYellow, true, PanelLights.Own));
            Assert.AreEqual(3 << PanelLights.After, PanelLights.Of(Aspect.Red, false, PanelLights.After));
        }

        private static BoxBench Post(int profile)
        {
            ConfigurationMessage message = Configurations.Reversible("post");
            ConfigurationMessage rules = Profiles.MessageAt(profile);
            int[] flags = { ConfigurationMessage.GreenAfterYellow, ConfigurationMessage.Mirror, ConfigurationMessage.Lead };
            for (int i = 0; i < flags.Length; i++)
            {
                message.SetFlag(flags[i], rules.GetFlag(flags[i]));
            }

            message.SetInteger(ConfigurationMessage.HoldYellow, rules.GetInteger(ConfigurationMessage.HoldYellow));
            BoxBench bench = BoxBench.Ready(Configurations.Read(message));
            Deliver(bench, "cw", "0a1b2c3d");
            bench.Run(300000);
            return bench;
        }

        // Time passes, and control goes on speaking.
        private static void Live(BoxBench bench, long microseconds)
        {
            for (long left = microseconds; left > 0; left -= Second)
            {
                Deliver(bench, "cw", "0a1b2c3d");
                bench.Run(left < Second ? left : Second);
            }
        }

        private static void Deliver(BoxBench bench, string route, string hash)
        {
            ControlStateMessage state = Controls.State((int)(bench.Now / 10000), "GGG", bench.Now);
            state.SetText(ControlStateMessage.Direction, route);
            state.SetText(ControlStateMessage.RouteHash, hash);
            bench.Deliver(state, 0, false);
        }

        private static void Say(BoxBench bench, int neighbour, Aspect applied, Aspect proved, AspectReason reason)
        {
            LampsMessage report = Controls.Lamps(applied, proved, 1, 1);
            report.SetChoice(LampsMessage.Reason, (int)reason);
            bench.Deliver(report, neighbour, false);
        }

        private static void Expect(Aspect shown, AspectReason reason, BoxBench bench)
        {
            Assert.AreEqual((int)shown, (int)bench.Box.Post.Applied);
            Assert.AreEqual((int)reason, (int)bench.Box.Post.Reason);
        }
    }
}
