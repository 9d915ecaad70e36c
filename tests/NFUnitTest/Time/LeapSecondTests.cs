using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>Leap seconds, announced and not. Ten minutes before a midnight of UTC the world begins.</summary>
    [TestClass]
    public class LeapSecondTests
    {
        private const long Second = TimeWorld.Second;
        private const long Minute = TimeWorld.Minute;
        private const long Day = 24 * TimeWorld.Hour;

        [TestMethod]
        [DataRow(1)]
        [DataRow(2)]
        public void Leap_second_that_was_announced_is_stepped_at_once_outside_a_session(int leap)
        {
            TimeWorld world = BeforeMidnight(leap, leap);
            Pass(world, leap);
            world.Run(4 * Second);
            Assert.AreEqual(1, world.Clock.Steps);
            Assert.IsTrue(world.Off < 1000 && world.Off > -1000, "off by " + world.Off.ToString());
            Assert.AreEqual(Alarm.None, world.Clock.AlarmsAt(world.Now));
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(2)]
        public void Leap_second_in_a_session_waits_for_its_end_and_the_clock_stays_disciplined(int leap)
        {
            TimeWorld world = BeforeMidnight(leap, leap);
            long step = leap == Exchange.LongMinute ? -Second : Second;
            world.Clock.IsSessionOpen = true;
            Pass(world, leap);
            world.Run(10 * Minute);
            // The session counts on by the scale it began with, as well as before.
            long off = world.Off + step;
            Assert.IsTrue(off < 1000 && off > -1000, "off by " + off.ToString());
            Assert.AreEqual(Alarm.ClockStepPending, world.Clock.AlarmsAt(world.Now));
            Assert.AreEqual(step, world.Clock.PendingStep);
            Assert.AreEqual(0, world.Clock.Steps);
            Assert.IsTrue(world.Clock.UncertaintyAt(world.Now) < 2000);
            world.Clock.IsSessionOpen = false;
            world.Run(4 * Second);
            Assert.AreEqual(1, world.Clock.Steps);
            Assert.IsTrue(world.Off < 1000 && world.Off > -1000, "off by " + world.Off.ToString());
            Assert.AreEqual(Alarm.None, world.Clock.AlarmsAt(world.Now));
        }

        [TestMethod]
        public void Second_that_nobody_announced_is_a_jump_like_any_other()
        {
            TimeWorld world = BeforeMidnight(Exchange.NoLeap, 3);
            world.Clock.IsSessionOpen = true;
            Pass(world, Exchange.LongMinute);
            world.Run(Minute);
            Assert.AreEqual(Alarm.ClockStepPending | Alarm.ClockHoldOver, world.Clock.AlarmsAt(world.Now));
        }

        [TestMethod]
        public void Second_that_was_announced_is_not_taken_in_the_middle_of_the_day()
        {
            TimeWorld world = BeforeMidnight(Exchange.LongMinute, 4);
            world.Run(9 * TimeWorld.Hour);
            world.StepTruth(-Second);
            world.Run(8 * Second);
            Assert.AreEqual(0, world.Clock.Steps);
        }

        [TestMethod]
        public void Leap_second_of_two_servers_needs_both()
        {
            TimeWorld world = BeforeMidnight(Exchange.LongMinute, 5, 2);
            Pass(world, Exchange.LongMinute);
            world.Error[1] = Second;
            world.Run(12 * Second);
            Assert.AreEqual(0, world.Clock.Steps);
            Assert.AreEqual(Alarm.ClockServersDisagree | Alarm.ClockHoldOver, world.Clock.AlarmsAt(world.Now));
            world.Error[1] = 0;
            world.Run(8 * Second);
            Assert.AreEqual(1, world.Clock.Steps);
            Assert.AreEqual(Alarm.None, world.Clock.AlarmsAt(world.Now));
        }

        private static TimeWorld BeforeMidnight(int leap, int seed, int servers = 1)
        {
            TimeWorld world = new TimeWorld(servers, (uint)seed);
            for (int i = 0; i < servers; i++)
            {
                world.Leap[i] = leap;
            }

            world.StepTruth(Day - (world.Utc % Day) - (10 * Minute));
            world.Run((9 * Minute) + (56 * Second));
            return world;
        }

        // To midnight, over it, and the announcement is taken back.
        private static void Pass(TimeWorld world, int leap)
        {
            world.Run(8 * Second);
            world.StepTruth(leap == Exchange.LongMinute ? -Second : Second);
            world.Leap[0] = Exchange.NoLeap;
            world.Leap[1] = Exchange.NoLeap;
        }
    }
}
