using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    [TestClass]
    public class CentralAspectTests
    {
        private const long Second = 1000000;

        [TestMethod]
        public void Central_asks_for_nothing_before_the_first_message()
        {
            CentralAspect sut = new CentralAspect(Clocks.Synced(0), 0);
            Assert.AreEqual((int)Aspect.Dark, (int)sut.Aspect);
            Assert.IsFalse(sut.IsHeard);
            Assert.IsFalse(sut.WasFresh);
            Assert.IsFalse(sut.IsFresh(0));
        }

        [TestMethod]
        public void Central_takes_its_own_letter_from_a_live_and_timely_message()
        {
            CentralAspect sut = new CentralAspect(Clocks.Synced(0), 1);
            Expect(CentralVerdict.Taken, sut, Controls.State(5, "RGY", Second), false, Second);
            Assert.AreEqual((int)Aspect.Green, (int)sut.Aspect);
            Assert.IsTrue(sut.IsHeard);
            Assert.IsTrue(sut.WasFresh);
            Assert.IsTrue(sut.IsFresh(Second));
            Assert.AreEqual((long)Controls.Boot, sut.Boot);
            Assert.AreEqual(5L, sut.Seq);
        }

        [TestMethod]
        public void Central_is_fresh_for_3_s_from_the_stamp_and_not_from_the_arrival()
        {
            CentralAspect sut = new CentralAspect(Clocks.Synced(0), 0);
            // Stamped at 1 s, arrived at 3 s: believed until 4 s.
            Expect(CentralVerdict.Taken, sut, Controls.State(1, "G", Second), false, 3 * Second);
            Assert.IsTrue(sut.IsFresh((4 * Second) - 1));
            Assert.IsFalse(sut.IsFresh(4 * Second));
            Assert.IsTrue(sut.WasFresh);
        }

        [TestMethod]
        public void Central_is_fresh_no_longer_than_the_message_says()
        {
            CentralAspect sut = new CentralAspect(Clocks.Synced(0), 0);
            ControlStateMessage message = Controls.State(1, "G", Second);
            message.SetInteger(ControlStateMessage.Expiry, Clocks.Utc + (2 * Second));
            Expect(CentralVerdict.Taken, sut, message, false, Second);
            Assert.IsTrue(sut.IsFresh((2 * Second) - 1));
            Assert.IsFalse(sut.IsFresh(2 * Second));
        }

        [TestMethod]
        public void Central_is_fresh_for_3_s_at_most_whatever_the_message_says()
        {
            CentralAspect sut = new CentralAspect(Clocks.Synced(0), 0);
            ControlStateMessage message = Controls.State(1, "G", Second);
            message.SetInteger(ControlStateMessage.Expiry, long.MaxValue);
            Expect(CentralVerdict.Taken, sut, message, false, Second);
            Assert.IsFalse(sut.IsFresh(4 * Second));
        }

        [TestMethod]
        public void Central_is_late_when_the_message_is_3_s_old()
        {
            CentralAspect sut = new CentralAspect(Clocks.Synced(0), 0);
            Expect(CentralVerdict.Late, sut, Controls.State(1, "G", Second), false, 4 * Second);
            Assert.IsFalse(sut.WasFresh);
            Assert.AreEqual((int)Aspect.Green, (int)sut.Aspect);
            Assert.IsFalse(sut.IsFresh(4 * Second));
        }

        [TestMethod]
        public void Central_is_late_when_the_message_says_it_has_expired()
        {
            CentralAspect sut = new CentralAspect(Clocks.Synced(0), 0);
            ControlStateMessage message = Controls.State(1, "G", Second);
            message.SetInteger(ControlStateMessage.Expiry, 0);
            Expect(CentralVerdict.Late, sut, message, false, Second);
        }

        [TestMethod]
        public void Central_believes_a_stamp_up_to_3_s_ahead_and_for_3_s_from_now()
        {
            CentralAspect sut = new CentralAspect(Clocks.Synced(0), 0);
            Expect(CentralVerdict.Taken, sut, Controls.State(1, "G", 4 * Second), false, Second);
            Assert.IsTrue(sut.IsFresh((4 * Second) - 1));
            Assert.IsFalse(sut.IsFresh(4 * Second));
        }

        [TestMethod]
        public void Central_is_late_when_the_stamp_is_from_further_in_the_future()
        {
            CentralAspect sut = new CentralAspect(Clocks.Synced(0), 0);
            Expect(CentralVerdict.Late, sut, Controls.State(1, "G", (4 * Second) + 1), false, Second);
            Assert.IsFalse(sut.WasFresh);
        }

        [TestMethod]
        public void Central_is_late_when_either_clock_is_not_synchronised()
        {
            CentralAspect unsynced = new CentralAspect(Clocks.Unsynced(), 0);
            Expect(CentralVerdict.Late, unsynced, Controls.State(1, "G", Second), false, Second);
            Assert.IsFalse(unsynced.IsFresh(Second));
            CentralAspect synced = new CentralAspect(Clocks.Synced(0), 0);
            ControlStateMessage message = Controls.State(1, "G", Second);
            message.SetInteger(ControlStateMessage.Utc, 0);
            Expect(CentralVerdict.Late, synced, message, false, Second);
        }

        [TestMethod]
        public void Central_restricts_at_once_by_a_kept_copy_and_never_permits_by_it()
        {
            CentralAspect sut = new CentralAspect(Clocks.Synced(0), 0);
            Expect(CentralVerdict.Restricted, sut, Controls.State(1, "R", Second), true, Second);
            Assert.AreEqual((int)Aspect.Red, (int)sut.Aspect);
            Expect(CentralVerdict.Restricted, sut, Controls.State(2, "G", Second), true, Second);
            Assert.AreEqual((int)Aspect.Red, (int)sut.Aspect);
            Assert.IsFalse(sut.WasFresh);
            Assert.IsFalse(sut.IsFresh(Second));
        }

        [TestMethod]
        public void Central_restricts_by_a_late_message_and_relaxes_only_by_a_timely_one()
        {
            CentralAspect sut = new CentralAspect(Clocks.Synced(0), 0);
            Expect(CentralVerdict.Taken, sut, Controls.State(1, "Y", Second), false, Second);
            Expect(CentralVerdict.Late, sut, Controls.State(2, "R", Second), false, 10 * Second);
            Assert.AreEqual((int)Aspect.Red, (int)sut.Aspect);
            Expect(CentralVerdict.Late, sut, Controls.State(3, "G", Second), false, 10 * Second);
            Assert.AreEqual((int)Aspect.Red, (int)sut.Aspect);
            Expect(CentralVerdict.Taken, sut, Controls.State(4, "G", 10 * Second), false, 10 * Second);
            Assert.AreEqual((int)Aspect.Green, (int)sut.Aspect);
        }

        [TestMethod]
        public void Central_meets_the_newest_once_more_and_an_older_one_with_nothing()
        {
            CentralAspect sut = new CentralAspect(Clocks.Synced(0), 0);
            Expect(CentralVerdict.Taken, sut, Controls.State(5, "Y", Second), false, Second);
            Expect(CentralVerdict.Same, sut, Controls.State(5, "R", 2 * Second), false, 2 * Second);
            Expect(CentralVerdict.Older, sut, Controls.State(4, "R", 2 * Second), false, 2 * Second);
            Assert.AreEqual((int)Aspect.Yellow, (int)sut.Aspect);
            Assert.IsFalse(sut.IsFresh(4 * Second));
        }

        [TestMethod]
        public void Central_orders_by_epoch_then_boot_then_sequence()
        {
            CentralAspect sut = new CentralAspect(Clocks.Synced(0), 0);
            Expect(CentralVerdict.Taken, sut, State(4, 9, 100), false, Second);
            Expect(CentralVerdict.Older, sut, State(3, 10, 200), false, Second);
            Expect(CentralVerdict.Older, sut, State(4, 8, 200), false, Second);
            Expect(CentralVerdict.Older, sut, State(4, 9, 99), false, Second);
            Expect(CentralVerdict.Taken, sut, State(4, 10, 1), false, Second);
            Expect(CentralVerdict.Taken, sut, State(5, 1, 1), false, Second);
            Assert.AreEqual(1L, sut.Boot);
        }

        [TestMethod]
        [DataRow("")]
        [DataRow("G")]
        [DataRow("G?")]
        [DataRow("Gx")]
        [DataRow("Gg")]
        public void Central_refuses_a_message_without_a_letter_for_its_post(string letters)
        {
            CentralAspect sut = new CentralAspect(Clocks.Synced(0), 1);
            Expect(CentralVerdict.NoLetter, sut, Controls.State(1, letters, Second), false, Second);
            Assert.IsFalse(sut.IsHeard);
            // It did not even use its sequence up.
            Expect(CentralVerdict.Taken, sut, Controls.State(1, "GG", Second), false, Second);
        }

        [TestMethod]
        public void Central_counts_changes_of_what_is_asked_and_of_who_asks()
        {
            CentralAspect sut = new CentralAspect(Clocks.Synced(0), 0);
            sut.Take(Controls.State(1, "R", Second), false, Second);
            sut.Take(Controls.State(2, "R", Second), false, Second);
            sut.Take(Controls.State(3, "G", Second), false, Second);
            // A control box first heard, red, green.
            Assert.AreEqual(3, sut.Changes);
        }

        [TestMethod]
        public void Central_is_not_fresh_when_the_clock_is_lost_meanwhile()
        {
            ClockModel clock = new ClockModel();
            // Half the round trip is 499995, and every 20 ms add 1: good for 0.1 s.
            clock.Take(0, Clocks.Utc + 499995, Clocks.Utc + 499995, 999990);
            CentralAspect sut = new CentralAspect(clock, 0);
            Expect(CentralVerdict.Taken, sut, Controls.State(1, "G", Second), false, Second);
            Assert.IsTrue(sut.IsFresh(Second));
            Assert.IsFalse(sut.IsFresh(Second + 200000));
        }

        private static ControlStateMessage State(int epoch, int boot, int seq)
        {
            ControlStateMessage message = Controls.State(seq, "G", Second);
            message.SetInteger(ControlStateMessage.Epoch, epoch);
            message.SetInteger(ControlStateMessage.Boot, boot);
            return message;
        }

        private static void Expect(CentralVerdict expected, CentralAspect sut, ControlStateMessage message, bool isRetained, long now)
        {
            Assert.AreEqual((int)expected, (int)sut.Take(message, isRetained, now));
        }
    }
}
