using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>When passings go to the flash, what that costs, and a flash that is full or refuses.</summary>
    [TestClass]
    public class OutboxWriterTests
    {
        [TestMethod]
        public void Flash_deletes_the_oldest_acknowledged_first_and_then_refuses()
        {
            FakeSegments files = new FakeSegments(1);
            Flash sut = new Flash(files, 500, 1);
            int most = PassingLog.FilesFor(500);
            int made = 0;
            while (files.Count() < most)
            {
                sut.Make(10);
                made += 10;
            }

            Assert.IsTrue(made >= 500, made.ToString());
            sut.Outbox.Acknowledge(100);
            sut.Make(90);
            Assert.AreEqual(most, files.Count());
            Assert.AreEqual(sut.Log.FirstOf(1), sut.Outbox.Oldest);
            Assert.IsTrue(sut.Outbox.Oldest > 1 && sut.Outbox.Oldest <= 101);

            int refused = 0;
            for (int i = 0; i < 2000; i++)
            {
                refused += sut.Outbox.Add(Passings.Crossing(1), sut.Clock) ? 0 : 1;
                sut.Wait(50000);
            }

            Assert.IsTrue(refused > 0);
            Assert.AreEqual(refused, sut.Outbox.Refused);
            Assert.IsTrue(sut.Writer.IsFull);
            Assert.IsTrue(sut.Outbox.Oldest <= 101);
            sut.Outbox.Acknowledge(sut.Outbox.Newest);
            sut.Wait(5000000);
            Assert.IsFalse(sut.Writer.IsFull);
            Assert.IsTrue(sut.Outbox.Add(Passings.Crossing(1), sut.Clock));
        }

        [TestMethod]
        [DataRow(1, 40)]
        [DataRow(300, 12)]
        public void Flash_makes_room_by_what_earlier_boots_themselves_heard_to_be_acknowledged(int passings, int boots)
        {
            FakeSegments files = new FakeSegments(1);
            for (int boot = 1; boot <= boots; boot++)
            {
                Flash sut = new Flash(files, 500, boot);
                sut.Make(passings);
                sut.Outbox.Acknowledge(passings);
                sut.Wait(6000000);
                Assert.AreEqual(0, sut.History.Boot);
                Assert.AreEqual(passings, sut.Outbox.Written, "boot " + boot.ToString());
                Assert.IsFalse(sut.Writer.IsFull);
            }
        }

        [TestMethod]
        public void Flash_holds_ten_thousand_that_nobody_acknowledged_and_gives_back_each()
        {
            FakeSegments files = new FakeSegments(1);
            Flash first = new Flash(files, 10000, 1);
            first.Make(10000);
            Assert.AreEqual(10000, first.Outbox.Depth);
            Assert.AreEqual(0, first.Outbox.Refused);
            Flash second = new Flash(files, 10000, 2);
            PassingMessage message = new PassingMessage();
            for (int seq = 1; seq <= 10000; seq++)
            {
                Assert.IsTrue(second.History.Fetch(message, 0));
                Assert.AreEqual((long)seq, message.GetInteger(PassingMessage.Seq));
                second.History.Done(0);
                second.History.Acknowledge(1, seq, 0);
            }

            Assert.IsFalse(second.History.Fetch(message, 0));
        }

        [TestMethod]
        public void Flash_smaller_than_reckoned_makes_room_by_what_is_acknowledged()
        {
            FakeSegments files = new FakeSegments(1);
            files.MostFiles = 3;
            Flash sut = new Flash(files, 2000, 1);
            for (int i = 0; i < 60; i++)
            {
                sut.Make(10);
                sut.Outbox.Acknowledge(sut.Outbox.Newest);
                sut.Wait(3000000);
            }

            Assert.AreEqual(0, sut.Outbox.Refused);
            Assert.AreEqual(600, sut.Outbox.Written);
            Assert.IsFalse(sut.Writer.HasFailed);
        }

        [TestMethod]
        public void Flash_that_refuses_is_reported_and_used_again_when_it_mends()
        {
            FakeSegments files = new FakeSegments(1);
            Flash sut = new Flash(files, 1000, 1);
            sut.Make(5);
            files.IsBroken = true;
            sut.Make(20);
            Assert.IsTrue(sut.Writer.HasFailed);
            Assert.AreEqual(5, sut.Outbox.Written);
            files.IsBroken = false;
            sut.Wait(3000000);
            Assert.IsFalse(sut.Writer.HasFailed);
            Assert.AreEqual(Flash.Run(1, 1, 25), new Flash(files, 1000, 2).Drain());
        }

        [TestMethod]
        public void Writer_groups_what_is_acknowledged_and_hurries_what_is_not()
        {
            FakeSegments files = new FakeSegments(1);
            Flash sut = new Flash(files, 1000, 1);
            for (int i = 1; i < PassingLog.MostPerWrite; i++)
            {
                sut.Outbox.Add(Passings.Crossing(i), sut.Clock);
                sut.Wait(20000);
                sut.Outbox.Acknowledge(i);
                sut.Wait(1000000);
            }

            Assert.AreEqual(0, files.Changes);
            sut.Outbox.Add(Passings.Crossing(21), sut.Clock);
            sut.Wait(110000);
            Assert.AreEqual(1, files.Changes);
            Assert.AreEqual(PassingLog.MostPerWrite, sut.Outbox.Written);

            sut.Outbox.Add(Passings.Crossing(22), sut.Clock);
            sut.Wait(OutboxWriter.MostWait + 10000);
            Assert.AreEqual(2, files.Changes);
            Assert.AreEqual(PassingLog.MostPerWrite + 1, sut.Outbox.Written);
        }

        [TestMethod]
        public void Writer_leaves_no_passing_unwritten_and_unacknowledged_for_longer_than_it_says()
        {
            FakeSegments files = new FakeSegments(1);
            Flash sut = new Flash(files, 2000, 1);
            long[] made = new long[1000];
            for (int i = 1; i < 1000; i++)
            {
                sut.Outbox.Add(Passings.Crossing(i), sut.Clock);
                made[i] = sut.Now;
                sut.Wait(10000 * (1 + (i * 7 % 11)));
                sut.Outbox.Acknowledge(i * 3 / 4);
                int safe = sut.Outbox.Written > sut.Outbox.Acked ? sut.Outbox.Written : sut.Outbox.Acked;
                Assert.IsTrue(safe == i || sut.Now - made[safe + 1] <= OutboxWriter.MostWait + 10000, "passing " + (safe + 1).ToString());
            }
        }

        [TestMethod]
        public void Writer_costs_at_most_sixty_bytes_a_passing_while_the_gateway_answers()
        {
            FakeSegments files = new FakeSegments(1);
            Flash sut = new Flash(files, 10000, 1);
            for (int i = 1; i <= 9000; i++)
            {
                sut.Outbox.Add(Passings.Crossing(i), sut.Clock);
                sut.Wait(50000);
                sut.Outbox.Acknowledge(i);
            }

            Assert.IsTrue(files.Bytes <= 9000 * 52, files.Bytes.ToString());
            Assert.IsTrue(files.Changes <= 9000 / 15, files.Changes.ToString());
        }
    }
}
