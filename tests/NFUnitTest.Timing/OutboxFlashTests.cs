using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>Passings on the flash: over power cuts and damage.</summary>
    [TestClass]
    public class OutboxFlashTests
    {
        [TestMethod]
        public void Flash_gives_back_after_a_cut_what_was_not_acknowledged()
        {
            FakeSegments files = new FakeSegments(1);
            Flash first = new Flash(files, 1000, 1);
            first.Make(30);
            Assert.AreEqual(30, first.Outbox.Written);
            first.Outbox.Acknowledge(10);
            first.Wait(6000000);

            Flash second = new Flash(files, 1000, 2);
            Assert.AreEqual(1, second.History.Boot);
            Assert.AreEqual(20, second.History.Depth);
            Assert.AreEqual(Flash.Run(1, 11, 30), second.Drain());
            Assert.AreEqual(0, second.History.Boot);
            second.Wait(6000000);

            Assert.AreEqual(0, new Flash(files, 1000, 3).History.Boot);
        }

        [TestMethod]
        public void Flash_gives_back_the_boots_in_order()
        {
            FakeSegments files = new FakeSegments(1);
            new Flash(files, 1000, 1).Make(5);
            new Flash(files, 1000, 2).Make(100);
            new Flash(files, 1000, 4).Make(3);
            Flash sut = new Flash(files, 1000, 5);
            Assert.AreEqual(108, sut.History.Depth);
            Assert.AreEqual(Flash.Run(1, 1, 5) + "," + Flash.Run(2, 1, 100) + "," + Flash.Run(4, 1, 3), sut.Drain());
        }

        [TestMethod]
        public void Flash_keeps_every_field_and_the_name_of_the_loop()
        {
            FakeSegments files = new FakeSegments(1);
            Flash first = new Flash(files, 100, 1);
            Crossing crossing = Passings.Crossing(4294967295);
            crossing.Loop = 1;
            crossing.Source = CrossingSource.Marker;
            crossing.Own = 1551542808933000;
            crossing.Strength = 65534;
            crossing.Hits = 40000;
            crossing.Speed = 1000000;
            crossing.Uncertainty = 99;
            crossing.IsShortGap = crossing.IsWrongWay = crossing.Disagrees = crossing.IsUnconfirmed = crossing.IsLate = true;
            Clocks.Sync(first.Clock, 500000);
            crossing.At = 500000;
            Assert.IsTrue(first.Outbox.Add(crossing, first.Clock));
            first.Wait(500000);
            PassingMessage sent = new PassingMessage();
            first.Outbox.Read(1, sent, first.Clock, 500000);
            PassingMessage kept = new PassingMessage();
            Assert.IsTrue(new Flash(files, 100, 2).History.Fetch(kept, 0));
            Assert.AreEqual("s1", kept.GetText(PassingMessage.Loop));
            Assert.IsTrue(kept.GetFlag(PassingMessage.Historical));
            for (int field = PassingMessage.Utc; field <= PassingMessage.Hits; field++)
            {
                Assert.AreEqual(sent.Has(field), kept.Has(field), "field " + field.ToString());
            }

            Assert.AreEqual(sent.GetInteger(PassingMessage.Utc), kept.GetInteger(PassingMessage.Utc));
            Assert.AreEqual(sent.GetInteger(PassingMessage.Uncertainty), kept.GetInteger(PassingMessage.Uncertainty));
            Assert.AreEqual("marker", kept.GetText(PassingMessage.Source));
            Assert.AreEqual(1551542808933000L, kept.GetInteger(PassingMessage.Own));
            Assert.AreEqual(4294967295L, kept.GetInteger(PassingMessage.Transponder));
            Assert.AreEqual(65534L, kept.GetInteger(PassingMessage.Strength));
            Assert.AreEqual(40000L, kept.GetInteger(PassingMessage.Hits));
            Assert.AreEqual(1000000L, kept.GetInteger(PassingMessage.Speed));
            Assert.IsTrue(kept.GetFlag(PassingMessage.ShortGap) && kept.GetFlag(PassingMessage.WrongWay) && kept.GetFlag(PassingMessage.Disagrees));
            Assert.IsTrue(kept.GetFlag(PassingMessage.Unconfirmed) && kept.GetFlag(PassingMessage.Late) && !kept.GetFlag(PassingMessage.Unsynced));
        }

        [TestMethod]
        public void Flash_gives_a_passing_seen_before_the_first_synchronisation_the_same_utc_from_memory_and_from_flash()
        {
            FakeSegments files = new FakeSegments(1);
            Flash first = new Flash(files, 100, 1);
            first.Make(3);
            Clocks.Sync(first.Clock, first.Now);
            first.Wait(6000000);
            PassingMessage sent = new PassingMessage();
            first.Outbox.Read(2, sent, first.Clock, first.Now);
            Assert.IsTrue(sent.Has(PassingMessage.Utc));

            Flash second = new Flash(files, 100, 2);
            PassingMessage kept = new PassingMessage();
            Assert.IsTrue(second.History.Fetch(kept, 0));
            second.History.Done(0);
            Assert.IsTrue(second.History.Fetch(kept, 0));
            Assert.AreEqual(2L, kept.GetInteger(PassingMessage.Seq));
            Assert.AreEqual(sent.GetInteger(PassingMessage.Utc), kept.GetInteger(PassingMessage.Utc));
            Assert.AreEqual(sent.GetInteger(PassingMessage.Uncertainty), kept.GetInteger(PassingMessage.Uncertainty));
            Assert.IsTrue(kept.GetFlag(PassingMessage.Unsynced));
        }

        [TestMethod]
        public void Flash_serves_acknowledged_passings_of_an_earlier_boot_when_they_are_asked_for()
        {
            FakeSegments files = new FakeSegments(1);
            Flash first = new Flash(files, 1000, 1);
            first.Make(200);
            first.Outbox.Acknowledge(200);
            first.Wait(6000000);
            Flash second = new Flash(files, 1000, 2);
            Assert.AreEqual(0, second.History.Boot);
            second.History.Resend(1, 100, 103);
            PassingMessage message = new PassingMessage();
            for (int seq = 100; seq <= 103; seq++)
            {
                Assert.IsTrue(second.History.Fetch(message, 0));
                Assert.AreEqual((long)seq, message.GetInteger(PassingMessage.Seq));
                second.History.Done(0);
            }

            Assert.IsFalse(second.History.Fetch(message, 0));
        }

        [TestMethod]
        public void Outbox_reads_back_from_flash_what_is_no_longer_in_memory()
        {
            FakeSegments files = new FakeSegments(1);
            Flash sut = new Flash(files, 2000, 1);
            sut.Make(1000);
            Assert.AreEqual(1, sut.Outbox.Oldest);
            Assert.AreEqual(1000 - Outbox.InMemory + 1, sut.Outbox.OldestInMemory);
            PassingMessage message = new PassingMessage();
            for (int seq = 1; seq <= 1000; seq++)
            {
                sut.Outbox.Read(seq, message, sut.Clock, 0);
                Assert.AreEqual(100000L + seq, message.GetInteger(PassingMessage.Transponder));
                Assert.IsFalse(message.Has(PassingMessage.Gone));
            }
        }

        [TestMethod]
        [DataRow(50, 1)]
        [DataRow(84, 1)]
        [DataRow(1, 3)]
        public void Flash_passes_over_damage_counts_it_and_says_how_many_are_gone(int seq, int count)
        {
            FakeSegments files = new FakeSegments(1);
            new Flash(files, 1000, 1).Make(100);
            for (int i = 0; i < count; i++)
            {
                files.DamagePassing(seq + i);
            }

            Flash sut = new Flash(files, 1000, 2);
            PassingMessage message = new PassingMessage();
            for (int next = 1; next <= 100; next++)
            {
                Assert.IsTrue(sut.History.Fetch(message, 0));
                Assert.AreEqual(next == seq ? count : 0L, message.GetInteger(PassingMessage.Gone));
                next = (int)message.GetInteger(PassingMessage.Seq);
                sut.History.Done(0);
                sut.History.Acknowledge(1, next, 0);
            }

            Assert.AreEqual(count, sut.History.Damaged);
            Assert.AreEqual(0, sut.History.Boot);
        }

        [TestMethod]
        public void Flash_is_done_with_a_boot_whose_rest_is_damaged()
        {
            FakeSegments files = new FakeSegments(1);
            new Flash(files, 1000, 1).Make(200);
            for (int seq = 150; seq < 200; seq++)
            {
                files.DamagePassing(seq);
            }

            Flash sut = new Flash(files, 1000, 2);
            files.DamagePassing(200);
            Assert.AreEqual(Flash.Run(1, 1, 149), sut.Drain());
            Assert.AreEqual(0, sut.History.Boot);
            Assert.AreEqual(51, sut.History.Damaged);
        }

        [TestMethod]
        public void Flash_tells_a_segment_without_a_header_by_the_gap()
        {
            FakeSegments files = new FakeSegments(1);
            new Flash(files, 1000, 1).Make(300);
            files.DamageAll(1);
            Flash sut = new Flash(files, 1000, 2);
            Assert.AreEqual(1, sut.Log.DamagedSegments);
            PassingMessage message = new PassingMessage();
            int told = 0;
            int gone = 0;
            while (sut.History.Fetch(message, 0))
            {
                told++;
                gone += (int)message.GetInteger(PassingMessage.Gone);
                sut.History.Done(0);
                sut.History.Acknowledge(1, (int)message.GetInteger(PassingMessage.Seq), 0);
            }

            Assert.AreEqual(300, told + gone);
            Assert.IsTrue(gone > PassingLog.SegmentSlots - 6);
            Assert.AreEqual(gone, sut.History.Damaged);
        }
    }
}
