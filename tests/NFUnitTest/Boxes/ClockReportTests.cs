using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>What a technician sees of a time server that lies or vanishes: <c>health</c> and the alarms of <c>state</c> of a whole box.</summary>
    [TestClass]
    public class ClockReportTests
    {
        private const long Second = 1000000;

        [TestMethod]
        public void Health_tells_offset_drift_and_uncertainty()
        {
            BoxBench bench = BoxBench.Ready("sign");
            Answer(bench, 40, 0, 15);
            HealthMessage health = Health(bench);
            Assert.IsTrue(health.GetFlag(HealthMessage.Synced));
            long drift = health.GetInteger(HealthMessage.Drift);
            Assert.IsTrue(drift > 14000 && drift < 16000, drift.ToString());
            Assert.IsTrue(health.GetInteger(HealthMessage.Offset) < 100);
            Assert.IsTrue(health.GetInteger(HealthMessage.Uncertainty) < 200);
        }

        [TestMethod]
        public void Server_that_vanishes_is_told_as_hold_over_and_in_the_failures()
        {
            BoxBench bench = BoxBench.Ready("sign");
            Answer(bench, 10, 0, 0);
            Assert.AreEqual(Alarm.None, Alarms(bench) & Alarm.ClockHoldOver);
            bench.Query.Failures = 17;
            bench.Run(90 * Second);
            Assert.IsTrue((Alarms(bench) & Alarm.ClockHoldOver) != 0);
            Assert.AreEqual(17L, Health(bench).GetInteger(HealthMessage.ClockFailures));
            Answer(bench, 2, 0, 0);
            Assert.AreEqual(Alarm.None, Alarms(bench) & Alarm.ClockHoldOver);
        }

        [TestMethod]
        public void Server_that_lies_in_a_session_is_told_and_what_is_shown_stays()
        {
            BoxBench bench = BoxBench.Ready("post");
            Answer(bench, 10, 0, 0);
            bench.Deliver(Controls.State(1, "GGG", bench.Now), 0, false);
            bench.Run(2 * Second);
            Answer(bench, 10, 3600 * Second, 0);
            long alarms = Alarms(bench);
            Assert.IsTrue((alarms & Alarm.ClockStepPending) != 0 && (alarms & Alarm.ClockHoldOver) != 0);
            Assert.AreEqual(Alarm.None, alarms & Alarm.ClockUnsynced);
            bench.Deliver(Controls.State(2, "GGG", bench.Now), 0, false);
            bench.Run(Second);
            Assert.AreEqual((int)Aspect.Green, (int)bench.Box.Post.Arbiter.Aspect);
        }

        // Answers of a server, four seconds apart, off by an error and a drift in ppm.
        private static void Answer(BoxBench bench, int count, long error, long ppm)
        {
            for (int i = 0; i < count; i++)
            {
                long utc = bench.Now + Clocks.Utc + error + (bench.Now * ppm / 1000000);
                bench.Parts.Exchanges.Put(bench.Now - 50, utc - 25, utc - 25, bench.Now);
                bench.Run(4 * Second);
            }
        }

        private static HealthMessage Health(BoxBench bench)
        {
            bench.Run(6 * Second);
            HealthMessage health = new HealthMessage();
            Assert.IsTrue(bench.Link.Read(health));
            return health;
        }

        private static long Alarms(BoxBench bench)
        {
            StateMessage state = new StateMessage();
            Assert.IsTrue(bench.Link.Read(state));
            return AlarmNames.Parse(state.GetText(StateMessage.Alarms));
        }
    }
}
