using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>The start of a stage, row by row of its table.</summary>
    [TestClass]
    public class StageStartTests
    {
        private const long Second = 1000000;
        private const long Utc = 1700000000000000;

        [TestMethod]
        public void Start_counts_down_five_seconds_and_shows_green_to_one_vehicle()
        {
            StageStart sut = Clear();
            Assert.IsTrue(sut.Ask(false, false, Aspect.Red, 0));
            Assert.AreEqual((int)Aspect.Yellow, (int)sut.Shown);
            Assert.IsFalse(Step(sut, (5 * Second) - 1));
            Assert.IsTrue(Step(sut, 5 * Second));
            Assert.AreEqual((int)Aspect.Green, (int)sut.Shown);
            Assert.IsTrue(sut.CrossStart(Utc + (7 * Second), Aspect.Green, 7 * Second));
            Assert.AreEqual((int)Aspect.Red, (int)sut.Shown);
            Assert.AreEqual(1, sut.OnStage);
            Assert.AreEqual(0, sut.FalseStarts);
            Assert.AreEqual(Alarm.None, sut.AlarmsAt(7 * Second));
        }

        [TestMethod]
        public void Start_is_refused_while_the_stage_is_occupied_unless_it_is_allowed()
        {
            StageStart sut = Clear();
            sut.Ask(false, false, Aspect.Red, 0);
            Step(sut, 5 * Second);
            sut.CrossStart(Utc + (6 * Second), Aspect.Green, 6 * Second);
            Assert.IsFalse(sut.Ask(false, false, Aspect.Red, 20 * Second));
            Assert.AreEqual((int)RefusalReason.StageOccupied, (int)sut.Reason);
            Assert.IsTrue(sut.Ask(true, false, Aspect.Red, 20 * Second));
            Step(sut, 25 * Second);
            sut.CrossStart(Utc + (26 * Second), Aspect.Green, 26 * Second);
            Assert.AreEqual(2, sut.OnStage);
            Assert.AreEqual(Alarm.None, sut.AlarmsAt(26 * Second));
        }

        [TestMethod]
        public void Finish_frees_the_stage_once_for_its_two_loops()
        {
            StageStart sut = Clear();
            sut.CrossStart(Utc, Aspect.Green, 0);
            sut.CrossStart(Utc + (60 * Second), Aspect.Green, 60 * Second);
            sut.CrossFinish(0, Utc + (90 * Second));
            sut.CrossFinish(1, Utc + (90 * Second) + 400000);
            Assert.AreEqual(1, sut.OnStage);
            sut.CrossFinish(1, Utc + (150 * Second));
            Assert.AreEqual(0, sut.OnStage);
            Assert.IsTrue(sut.Ask(false, false, Aspect.Red, 160 * Second));
        }

        [TestMethod]
        public void Second_vehicle_that_nobody_allowed_is_an_alarm_until_one_is_left()
        {
            StageStart sut = Clear();
            sut.CrossStart(Utc, Aspect.Green, 0);
            Assert.AreEqual(Alarm.None, sut.AlarmsAt(0));
            sut.CrossStart(Utc + (9 * Second), Aspect.Green, 9 * Second);
            Assert.AreEqual(Alarm.StageSecondVehicle, sut.AlarmsAt(9 * Second));
            sut.CrossFinish(0, Utc + (99 * Second));
            Assert.AreEqual(Alarm.None, sut.AlarmsAt(99 * Second));
        }

        [TestMethod]
        public void Crossing_before_green_is_a_false_start_and_turns_the_post_red()
        {
            StageStart sut = Clear();
            sut.Ask(false, false, Aspect.Red, 0);
            Assert.IsTrue(sut.CrossStart(Utc + (4 * Second), Aspect.Yellow, 4 * Second));
            Assert.AreEqual((int)Aspect.Red, (int)sut.Shown);
            Assert.AreEqual(1, sut.FalseStarts);
            Assert.AreEqual(1, sut.OnStage);
            Assert.AreEqual(Alarm.StageFalseStart, sut.AlarmsAt(4 * Second));
            Assert.AreEqual(Alarm.None, sut.AlarmsAt((4 * Second) + StageStart.AlarmMicroseconds));
            // Over red, with no start under way: the same.
            sut.CrossStart(Utc + (400 * Second), Aspect.Red, 400 * Second);
            Assert.AreEqual(2, sut.FalseStarts);
        }

        [TestMethod]
        public void Crossing_before_green_that_is_heard_of_after_it_is_a_false_start()
        {
            StageStart sut = Clear();
            sut.Ask(false, false, Aspect.Red, 0);
            Step(sut, 5 * Second);
            sut.CrossStart(Utc + (5 * Second) - 1, Aspect.Green, 6 * Second);
            Assert.AreEqual(1, sut.FalseStarts);
        }

        [TestMethod]
        public void Red_on_the_stage_refuses_a_start_and_ends_one()
        {
            StageStart sut = Clear();
            Assert.IsFalse(sut.Ask(true, true, Aspect.Red, 0));
            Assert.AreEqual((int)RefusalReason.StageRed, (int)sut.Reason);
            sut.Ask(false, false, Aspect.Red, 0);
            Step(sut, 5 * Second);
            Assert.IsTrue(sut.Step(6 * Second, Utc + (6 * Second), true, Aspect.Green));
            Assert.AreEqual((int)Aspect.Red, (int)sut.Shown);
        }

        [TestMethod]
        public void Word_of_race_control_at_the_start_post_goes_before()
        {
            StageStart sut = Clear();
            Assert.IsFalse(sut.Ask(false, false, Aspect.Green, 0));
            Assert.AreEqual((int)RefusalReason.WrongState, (int)sut.Reason);
            sut.Ask(false, false, Aspect.Red, 0);
            // It is not asked for anything again: what control asked stands.
            Assert.IsFalse(sut.Step(Second, Utc + Second, false, Aspect.Red));
            Assert.AreEqual((int)StageState.Closed, (int)sut.State);
        }

        [TestMethod]
        public void Green_that_nobody_takes_ends()
        {
            StageStart sut = Clear();
            sut.Ask(false, false, Aspect.Red, 0);
            Step(sut, 5 * Second);
            Assert.IsFalse(Step(sut, (5 * Second) + StageStart.GoMicroseconds - 1));
            Assert.IsTrue(Step(sut, (5 * Second) + StageStart.GoMicroseconds));
            Assert.AreEqual((int)Aspect.Red, (int)sut.Shown);
        }

        [TestMethod]
        public void Nobody_starts_after_a_reboot_until_the_stage_is_said_to_be_clear()
        {
            StageStart sut = new StageStart();
            Assert.IsFalse(sut.Ask(false, false, Aspect.Red, 0));
            Assert.AreEqual((int)RefusalReason.StageOccupied, (int)sut.Reason);
            sut.Clear();
            Assert.IsTrue(sut.Ask(false, false, Aspect.Red, 0));
        }

        private static StageStart Clear()
        {
            StageStart start = new StageStart();
            start.Clear();
            return start;
        }

        private static bool Step(StageStart start, long at)
        {
            return start.Step(at, Utc + at, false, start.Shown);
        }
    }
}
