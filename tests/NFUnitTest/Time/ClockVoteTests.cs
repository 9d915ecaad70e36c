using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>Several time sources: which is believed, and what is done when they contradict each other.</summary>
    [TestClass]
    public class ClockVoteTests
    {
        private const long Second = TimeWorld.Second;
        private const long Minute = TimeWorld.Minute;

        [TestMethod]
        public void Two_that_agree_are_believed_and_one_that_falls_silent_is_told()
        {
            TimeWorld world = new TimeWorld(2, 1);
            world.Run(2 * Minute);
            Assert.AreEqual(Alarm.None, world.Clock.AlarmsAt(world.Now));
            world.IsSilent[0] = true;
            world.Run(2 * Minute);
            Assert.AreEqual(Alarm.ClockServerSilent, world.Clock.AlarmsAt(world.Now));
            Assert.AreEqual(1, world.Clock.Source);
            Assert.IsFalse(world.Clock.IsHoldingOver(world.Now));
            world.IsSilent[1] = true;
            world.Run(2 * Minute);
            Assert.AreEqual(Alarm.ClockHoldOver, world.Clock.AlarmsAt(world.Now));
        }

        [TestMethod]
        public void Two_that_disagree_are_not_believed_and_the_clock_holds_over()
        {
            TimeWorld world = new TimeWorld(2, 2);
            world.Run(3 * Minute);
            world.Error[1] = Second;
            world.Run(10 * Minute);
            Assert.AreEqual(Alarm.ClockHoldOver | Alarm.ClockServersDisagree, world.Clock.AlarmsAt(world.Now));
            Assert.IsTrue(world.Clock.IsSynced(world.Now));
            Assert.AreEqual(0, world.Clock.Steps);
            Assert.AreEqual(0L, world.Largest);
            // They agree again: believed at once.
            world.Error[1] = 0;
            world.Run(Minute);
            Assert.AreEqual(Alarm.None, world.Clock.AlarmsAt(world.Now));
            Assert.AreEqual(0L, world.Largest);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        public void After_a_disagreement_the_one_that_fits_the_line_is_believed_when_it_is_left_alone(int liar)
        {
            TimeWorld world = new TimeWorld(2, 3);
            world.Run(3 * Minute);
            world.Error[liar] = -Second;
            world.Run(Minute);
            world.IsSilent[liar] = true;
            world.Run(11 * Minute);
            Assert.AreEqual(Alarm.ClockServerSilent, world.Clock.AlarmsAt(world.Now));
            Assert.AreEqual(0L, world.Largest);
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        public void After_a_disagreement_the_liar_is_not_believed_when_it_is_left_alone(int liar)
        {
            TimeWorld world = new TimeWorld(2, 4);
            world.Run(3 * Minute);
            world.Error[liar] = -Second;
            world.Run(Minute);
            world.IsSilent[1 - liar] = true;
            world.Run(30 * Minute);
            Assert.AreEqual(0, world.Clock.Steps);
            Assert.IsTrue(world.Clock.IsHoldingOver(world.Now));
            Assert.IsTrue(world.Clock.IsSynced(world.Now));
            Assert.AreEqual(0L, world.Largest);
        }

        [TestMethod]
        public void Two_that_disagree_from_the_beginning_leave_the_clock_unsynchronised_beyond_the_first_answer()
        {
            TimeWorld world = new TimeWorld(2, 5);
            world.Error[0] = 2 * Second;
            world.Run(Minute);
            long alarms = world.Clock.AlarmsAt(world.Now);
            Assert.IsTrue((alarms & Alarm.ClockServersDisagree) != 0);
            Assert.IsFalse(world.Clock.IsSynced(world.Now));
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        public void Of_three_one_may_lie(int liar)
        {
            TimeWorld world = new TimeWorld(2, 6);
            world.Error[liar] = Second;
            IUtcMarks marks = world.Clock;
            for (int i = 0; i < 60; i++)
            {
                marks.Take(world.Now, 900, world.Utc, 100);
                world.Run(4 * Second);
            }

            Assert.AreEqual(Alarm.ClockServersDisagree, world.Clock.AlarmsAt(world.Now));
            Assert.IsTrue(world.Off < 1000 && world.Off > -1000, "off by " + world.Off.ToString());
        }

        [TestMethod]
        public void Gnss_alone_disciplines_the_clock()
        {
            TimeWorld world = new TimeWorld(1, 7);
            world.Rate = -30000;
            world.IsSilent[0] = true;
            IUtcMarks marks = world.Clock;
            for (int i = 0; i < 100; i++)
            {
                marks.Take(world.Now, 100, world.Utc, 1);
                world.Run(4 * Second);
            }

            Assert.AreEqual(ClockVote.Gnss, world.Clock.Source);
            Assert.AreEqual(Alarm.None, world.Clock.AlarmsAt(world.Now));
            Assert.AreEqual(0L, world.Largest);
            Assert.IsTrue(world.Clock.UncertaintyAt(world.Now) < 300);
            long wrong = world.Clock.Drift + 30000;
            Assert.IsTrue(wrong < 3000 && wrong > -3000, "drift wrong by " + wrong.ToString());
        }

        [TestMethod]
        [DataRow(1000L, 900L, 100L)]
        [DataRow(1000L, 2000L, -1L)]
        [DataRow(1000L, 2000L, 1000001L)]
        public void Mark_that_cannot_be_true_is_refused_and_counted(long at, long utc, long uncertainty)
        {
            ClockModel sut = new ClockModel();
            IUtcMarks marks = sut;
            marks.Take(at, 0, utc, uncertainty);
            Assert.AreEqual(1, sut.Refused);
            Assert.IsFalse(sut.IsSynced(at));
        }
    }
}
