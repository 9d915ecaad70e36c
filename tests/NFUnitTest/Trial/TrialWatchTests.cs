using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    [TestClass]
    public class TrialWatchTests
    {
        private const long Start = 7000000000;
        private const long Second = 1000000;

        [TestMethod]
        [DataRow(4, false, (int)TrialVerdict.Wait)]
        [DataRow(5, false, (int)TrialVerdict.Confirm)]
        [DataRow(55, false, (int)TrialVerdict.Confirm)]
        [DataRow(55, true, (int)TrialVerdict.Wait)]
        public void Box_linked_for_five_seconds_has_come_back_unless_a_role_failed(int seconds, bool hasRoleFailed, int expected)
        {
            TrialWatch sut = new TrialWatch(Start);
            Assert.AreEqual(expected, (int)sut.Step(true, Start, hasRoleFailed, Start + (seconds * Second)));
        }

        [TestMethod]
        public void Link_that_gave_a_message_up_begins_the_five_seconds_anew()
        {
            TrialWatch sut = new TrialWatch(Start);
            Assert.AreEqual((int)TrialVerdict.Wait, (int)sut.Step(true, Start + (3 * Second), false, Start + (8 * Second) - 1));
            Assert.AreEqual((int)TrialVerdict.Confirm, (int)sut.Step(true, Start + (3 * Second), false, Start + (8 * Second)));
        }

        [TestMethod]
        [DataRow(false, false, (int)RollbackReason.NoLink)]
        [DataRow(false, true, (int)RollbackReason.RoleFailed)]
        [DataRow(true, true, (int)RollbackReason.RoleFailed)]
        public void Box_that_is_not_back_within_sixty_seconds_is_given_up(bool isUp, bool hasRoleFailed, int why)
        {
            TrialWatch sut = new TrialWatch(Start);
            Assert.AreEqual((int)TrialVerdict.Wait, (int)sut.Step(isUp, Start, hasRoleFailed, Start + TrialWatch.LimitMicroseconds - 1));
            Assert.AreEqual((int)TrialVerdict.GiveUp, (int)sut.Step(isUp, Start, hasRoleFailed, Start + TrialWatch.LimitMicroseconds));
            Assert.AreEqual(why, (int)sut.Why);
        }

        [TestMethod]
        public void Link_that_came_up_in_the_last_five_seconds_is_too_late()
        {
            TrialWatch sut = new TrialWatch(Start);
            long up = Start + (58 * Second);
            Assert.AreEqual((int)TrialVerdict.GiveUp, (int)sut.Step(true, up, false, Start + (60 * Second)));
            Assert.AreEqual((int)RollbackReason.NoLink, (int)sut.Why);
        }
    }
}
