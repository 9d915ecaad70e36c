using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>The stage of a whole control box: requests and passings in, the start post's letter out.</summary>
    [TestClass]
    public class StageDeskTests
    {
        private const long Second = 1000000;

        [TestMethod]
        public void Control_counts_down_at_the_start_post_and_closes_it_behind_the_vehicle()
        {
            BoxBench bench = Ready();
            Assert.AreEqual("stage-occupied", Ask(bench, 2, ControlOperation.StageStart));
            Assert.IsNull(Ask(bench, 3, ControlOperation.StageClear));
            Assert.IsNull(Ask(bench, 4, ControlOperation.StageStart));
            Assert.AreEqual("YGG", Letters(bench));
            bench.Run(6 * Second);
            Assert.AreEqual("GGG", Letters(bench));
            Cross(bench, 1, "start");
            Assert.AreEqual("RGG", Letters(bench));
            // Sent again, because its acknowledgement was lost: the same vehicle.
            Cross(bench, 1, "start");
            Assert.AreEqual(1, bench.Box.Control.Stage.Start.OnStage);
            Assert.AreEqual("stage-occupied", Ask(bench, 5, ControlOperation.StageStart));
            Cross(bench, 2, "fa");
            Assert.IsNull(Ask(bench, 6, ControlOperation.StageStart));
            Assert.AreEqual(Alarm.None, bench.Box.Control.Alarms);
        }

        [TestMethod]
        public void Control_tells_a_false_start_and_a_second_vehicle()
        {
            BoxBench bench = Ready();
            Ask(bench, 2, ControlOperation.StageClear);
            Ask(bench, 3, ControlOperation.StageStart);
            Cross(bench, 1, "start");
            Assert.AreEqual("RGG", Letters(bench));
            Assert.AreEqual(Alarm.StageFalseStart, bench.Box.Control.Alarms);
            Cross(bench, 2, "start");
            Assert.AreEqual(Alarm.StageFalseStart | Alarm.StageSecondVehicle, bench.Box.Control.Alarms);
        }

        [TestMethod]
        public void Control_of_no_stage_refuses_a_start()
        {
            BoxBench bench = BoxBench.Ready("control");
            Assert.AreEqual("no-stage", Ask(bench, 1, ControlOperation.StageStart));
        }

        private static BoxBench Ready()
        {
            ConfigurationMessage message = Configurations.Message("control");
            message.SetText(ConfigurationMessage.Stage, "start>fa>fb");
            message.SetText(ConfigurationMessage.StartPost, "kart-p1");
            message.SetText(ConfigurationMessage.Timers, "kart-t1");
            BoxBench bench = BoxBench.Ready(Configurations.Read(message));
            bench.Box.Control.Reports.Ask(1, Aspect.Green);
            bench.Box.Control.Reports.Ask(2, Aspect.Green);
            return bench;
        }

        // The word of a refusal; null for none.
        private static string Ask(BoxBench bench, int seq, ControlOperation operation)
        {
            ControlRequestMessage request = Controls.Request(seq, "all", Aspect.Red, bench.Now);
            request.SetChoice(ControlRequestMessage.Operation, (int)operation);
            bench.Deliver(request, 0, false);
            bench.Tick();
            ControlReplyMessage reply = new ControlReplyMessage();
            Assert.IsTrue(bench.Link.Read(reply));
            return reply.Has(ControlReplyMessage.Reason) ? reply.GetText(ControlReplyMessage.Reason) : null;
        }

        private static void Cross(BoxBench bench, int seq, string loop)
        {
            PassingMessage passing = new PassingMessage();
            passing.SetInteger(PassingMessage.Seq, seq);
            passing.SetInteger(PassingMessage.Boot, 1);
            passing.SetText(PassingMessage.Loop, loop);
            passing.SetInteger(PassingMessage.Utc, Clocks.Utc + bench.Now);
            passing.SetInteger(PassingMessage.Uncertainty, 20000);
            passing.SetChoice(PassingMessage.Source, (int)CrossingSource.Edge);
            bench.Deliver(passing, Subscriptions.FirstTimer, false);
            bench.Tick();
        }

        private static string Letters(BoxBench bench)
        {
            ControlStateMessage state = new ControlStateMessage();
            Assert.IsTrue(bench.Link.Read(state));
            return state.GetText(ControlStateMessage.Posts);
        }
    }
}
