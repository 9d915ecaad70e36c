using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>Drift, hold-over, steps and slewing.</summary>
    [TestClass]
    public class ClockDisciplineTests
    {
        private const long Second = TimeWorld.Second;
        private const long Minute = TimeWorld.Minute;
        private const long Hour = TimeWorld.Hour;

        [TestMethod]
        [DataRow(20000)]
        [DataRow(-20000)]
        [DataRow(49000)]
        public void Drift_is_measured_and_taken_out(int rate)
        {
            TimeWorld world = new TimeWorld(1, 1);
            world.Rate = rate;
            world.Run(5 * Minute);
            long wrong = world.Clock.Drift - rate;
            Assert.IsTrue(wrong < 4000 && wrong > -4000, "drift wrong by " + wrong.ToString() + " ppb");
            Assert.IsTrue(wrong <= world.Clock.DriftDoubt && -wrong <= world.Clock.DriftDoubt);
            Assert.IsTrue(world.Off < 500 && world.Off > -500, "off by " + world.Off.ToString());
            Assert.AreEqual(0L, world.Largest);
            Assert.AreEqual(0, world.Clock.Steps);
        }

        [TestMethod]
        public void Outliers_in_delay_do_not_move_the_clock()
        {
            TimeWorld world = new TimeWorld(1, 2);
            world.Run(3 * Minute);
            // A congested minute: every way takes up to 300 ms.
            world.Jitter = 300000;
            world.Run(Minute);
            Assert.IsTrue(world.Off < 1000 && world.Off > -1000, "off by " + world.Off.ToString());
            Assert.AreEqual(0L, world.Largest);
        }

        [TestMethod]
        public void Asymmetric_delay_stays_inside_the_uncertainty()
        {
            TimeWorld world = new TimeWorld(1, 3);
            world.Jitter = 50;
            world.Asymmetry = 3000;
            world.Run(10 * Minute);
            // The clock cannot know, so it is off by half of it, and says so.
            Assert.IsTrue(world.Off < -1000, "off by " + world.Off.ToString());
            Assert.AreEqual(0L, world.Largest);
        }

        [TestMethod]
        public void Hold_over_is_told_and_its_uncertainty_holds_the_truth_while_the_crystal_wanders()
        {
            TimeWorld world = new TimeWorld(1, 4);
            world.Rate = 12000;
            world.Run(5 * Minute);
            Assert.IsFalse(world.Clock.IsHoldingOver(world.Now));
            world.IsSilent[0] = true;
            long before = world.Clock.UncertaintyAt(world.Now);
            for (int i = 0; i < 60; i++)
            {
                // 0.5 ppm a minute for an hour.
                world.Run(Minute);
                world.Rate += 500;
            }

            Assert.IsTrue(world.Clock.IsHoldingOver(world.Now));
            Assert.AreEqual(Alarm.ClockHoldOver, world.Clock.AlarmsAt(world.Now));
            Assert.AreEqual(0L, world.Largest);
            Assert.IsTrue(world.Off < -30000, "the crystal did not wander: " + world.Off.ToString());
            Assert.IsTrue(world.Clock.UncertaintyAt(world.Now) > before + 30000);
        }

        [TestMethod]
        public void Hold_over_ends_unsynchronised_and_nothing_is_worse_than_the_worst_crystal()
        {
            TimeWorld world = new TimeWorld(1, 5);
            world.Run(5 * Minute);
            world.IsSilent[0] = true;
            world.Run(2 * Hour);
            Assert.IsTrue(world.Clock.IsSynced(world.Now));
            world.Run(2 * Hour);
            Assert.IsFalse(world.Clock.IsSynced(world.Now));
            Assert.AreEqual(Alarm.ClockHoldOver | Alarm.ClockUnsynced, world.Clock.AlarmsAt(world.Now));
        }

        [TestMethod]
        public void Return_of_the_server_is_paid_off_without_a_step_and_utc_never_runs_backwards()
        {
            TimeWorld world = new TimeWorld(1, 6);
            world.Rate = 10000;
            world.Run(5 * Minute);
            world.IsSilent[0] = true;
            world.Rate = 14000;
            world.Run(Hour);
            Assert.IsTrue(world.Off < -10000, "off by " + world.Off.ToString());
            world.IsSilent[0] = false;
            world.Clock.IsSessionOpen = true;
            long last = world.Clock.ToUtc(world.Now);
            for (int i = 0; i < 300; i++)
            {
                long from = world.Now;
                world.Run(4 * Second);
                long utc = world.Clock.ToUtc(world.Now);
                // 20 ppm of correction, and what is not known of the drift after an hour.
                long span = world.Now - from;
                long off = utc - last - span - (span * 14 / 1000000);
                Assert.IsTrue(utc > last && off <= span * 30 / 1000000 && off >= -span * 30 / 1000000, "UTC runs off by " + off.ToString() + " us");
                last = utc;
            }

            Assert.IsTrue(world.Off < 500 && world.Off > -500, "off by " + world.Off.ToString());
            Assert.AreEqual(0, world.Clock.Steps);
            Assert.AreEqual(0L, world.Largest);
            Assert.AreEqual(Alarm.None, world.Clock.AlarmsAt(world.Now));
        }

        [TestMethod]
        public void Return_of_the_server_sets_a_clock_that_is_worth_nothing_any_more_also_in_a_session()
        {
            TimeWorld world = new TimeWorld(1, 10);
            world.Rate = 45000;
            world.Run(20 * Second);
            world.IsSilent[0] = true;
            world.Run(6 * Hour);
            Assert.IsFalse(world.Clock.IsSynced(world.Now));
            Assert.IsTrue(world.Off < -500000, "off by " + world.Off.ToString());
            world.IsSilent[0] = false;
            world.Clock.IsSessionOpen = true;
            world.Run(Minute);
            Assert.IsTrue(world.Clock.IsSynced(world.Now));
            Assert.IsTrue(world.Off < 2000 && world.Off > -2000, "off by " + world.Off.ToString());
            Assert.AreEqual(0L, world.Clock.PendingStep);
        }

        [TestMethod]
        public void Jump_of_the_server_in_a_session_waits_for_its_end()
        {
            TimeWorld world = new TimeWorld(1, 7);
            world.Run(5 * Minute);
            world.Clock.IsSessionOpen = true;
            world.Error[0] = 10 * Second;
            world.Run(2 * Minute);
            Assert.IsTrue(world.Off < 1000 && world.Off > -1000, "off by " + world.Off.ToString());
            Assert.IsTrue(world.Clock.IsSynced(world.Now));
            Assert.IsTrue(world.Clock.PendingStep > 9900000 && world.Clock.PendingStep < 10100000);
            Assert.AreEqual(Alarm.ClockHoldOver | Alarm.ClockStepPending, world.Clock.AlarmsAt(world.Now));
            world.Clock.IsSessionOpen = false;
            world.Run(8 * Second);
            Assert.AreEqual(1, world.Clock.Steps);
            Assert.AreEqual(0L, world.Clock.PendingStep);
            Assert.AreEqual(Alarm.None, world.Clock.AlarmsAt(world.Now));
            Assert.IsTrue(world.Off > 9900000, "the step was done");
        }

        [TestMethod]
        public void Jump_of_the_server_outside_a_session_is_stepped_once_it_was_said_often_enough()
        {
            TimeWorld world = new TimeWorld(1, 8);
            world.Run(5 * Minute);
            world.Error[0] = Second;
            world.Run(12 * Second);
            Assert.AreEqual(0, world.Clock.Steps);
            world.Run(20 * Second);
            Assert.AreEqual(1, world.Clock.Steps);
            Assert.IsTrue(world.Off > 990000);
        }

        [TestMethod]
        public void Server_that_says_something_else_every_time_is_not_followed()
        {
            TimeWorld world = new TimeWorld(1, 9);
            world.Run(5 * Minute);
            for (int i = 0; i < 100; i++)
            {
                world.Error[0] = world.Draw(600000000) - 300000000;
                world.Run(4 * Second);
            }

            Assert.AreEqual(0, world.Clock.Steps);
            Assert.IsTrue(world.Clock.IsSynced(world.Now) && world.Clock.IsHoldingOver(world.Now));
            Assert.AreEqual(0L, world.Largest);
        }

        [TestMethod]
        public void First_answers_set_the_clock_even_in_a_session_and_a_good_one_corrects_a_poor_one()
        {
            ClockModel sut = new ClockModel();
            sut.IsSessionOpen = true;
            sut.Take(0, Clocks.Utc + 400000, Clocks.Utc + 400000, 400000);
            Assert.IsTrue(sut.IsSynced(400000));
            Assert.AreEqual(200000L, sut.UncertaintyAt(400000));
            sut.Take(500000, Clocks.Utc + 500100, Clocks.Utc + 500100, 500200);
            Assert.AreEqual(Clocks.Utc + 500200, sut.ToUtc(500200));
            Assert.AreEqual(0, sut.Steps);
        }
    }
}
