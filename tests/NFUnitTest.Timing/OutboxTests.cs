using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    [TestClass]
    public class OutboxTests
    {
        [TestMethod]
        public void Outbox_is_empty_at_first()
        {
            Outbox sut = new Outbox(4);
            Assert.AreEqual(0, sut.Newest);
            Assert.AreEqual(0, sut.Oldest);
            Assert.AreEqual(0, sut.Acked);
            Assert.AreEqual(0, sut.Depth);
            Assert.IsFalse(sut.Holds(0));
            Assert.IsFalse(sut.Holds(1));
            Assert.IsFalse(sut.Acknowledge(1));
            Assert.IsTrue(sut.Acknowledge(0));
        }

        [TestMethod]
        public void Outbox_numbers_from_one_and_refuses_what_would_cost_an_unacknowledged_one()
        {
            Outbox sut = Passings.Outbox(4, 4);
            Assert.AreEqual(4, sut.Newest);
            Assert.AreEqual(1, sut.Oldest);
            Assert.AreEqual(4, sut.Depth);
            Assert.IsFalse(sut.Add(Passings.Crossing(5), Clocks.Unsynced()));
            Assert.AreEqual(1, sut.Refused);
            Assert.AreEqual(4, sut.Newest);
            Assert.AreEqual(1L, Passings.Read(sut, 1).GetInteger(PassingMessage.Transponder));
        }

        [TestMethod]
        public void Outbox_overwrites_acknowledged_ones_oldest_first()
        {
            Outbox sut = Passings.Outbox(4, 4);
            Assert.IsTrue(sut.Acknowledge(2));
            Assert.IsTrue(sut.Add(Passings.Crossing(5), Clocks.Unsynced()));
            Assert.AreEqual(2, sut.Oldest);
            Assert.IsFalse(sut.Holds(1));
            Assert.IsTrue(sut.Holds(2));
            Assert.IsTrue(sut.Holds(5));
            Assert.IsFalse(sut.Holds(6));
            Assert.AreEqual(3, sut.Depth);
            for (int seq = 2; seq <= 5; seq++)
            {
                Assert.AreEqual((long)seq, Passings.Read(sut, seq).GetInteger(PassingMessage.Transponder));
            }
        }

        [TestMethod]
        public void Outbox_keeps_an_acknowledgement_that_goes_back_from_doing_harm()
        {
            Outbox sut = Passings.Outbox(4, 4);
            Assert.IsTrue(sut.Acknowledge(3));
            Assert.IsTrue(sut.Acknowledge(1));
            Assert.AreEqual(3, sut.Acked);
            Assert.IsFalse(sut.Acknowledge(5));
            Assert.AreEqual(3, sut.Acked);
        }

        [TestMethod]
        public void Outbox_invariant_holds_over_ten_rounds()
        {
            Outbox sut = new Outbox(5);
            ClockModel clock = Clocks.Unsynced();
            for (int i = 1; i <= 50; i++)
            {
                Assert.IsTrue(sut.Add(Passings.Crossing(i), clock));
                if (sut.Depth > 3)
                {
                    Assert.IsTrue(sut.Acknowledge(i - 1));
                }

                Assert.IsTrue(sut.Oldest - 1 <= sut.Acked);
                Assert.IsTrue(sut.Acked <= sut.Newest);
                Assert.IsTrue(sut.Newest - sut.Acked <= 5);
                Assert.IsTrue(sut.Newest - sut.Oldest < 5);
            }
        }

        [TestMethod]
        public void Outbox_gives_utc_and_the_sum_of_both_uncertainties_when_the_clock_is_synchronised()
        {
            Outbox sut = new Outbox(4);
            ClockModel clock = new ClockModel();
            // Round trip 2000: half of it 1000, and 50 ppm of 1 s.
            clock.Take(0, Clocks.Utc + 1000, Clocks.Utc + 1000, 2000);
            Crossing crossing = Passings.Crossing(7);
            crossing.At = 1002000;
            crossing.Uncertainty = 15000;
            sut.Add(crossing, clock);
            PassingMessage message = new PassingMessage();
            Assert.AreEqual(0, sut.Read(1, message, clock, 1002000));
            Assert.AreEqual(Clocks.Utc + 1002000, message.GetInteger(PassingMessage.Utc));
            Assert.AreEqual(15000L + 1000L + 50L, message.GetInteger(PassingMessage.Uncertainty));
            Assert.IsFalse(message.GetFlag(PassingMessage.Unsynced));
        }

        [TestMethod]
        public void Outbox_works_out_utc_backwards_once_the_clock_is_synchronised_and_keeps_the_mark()
        {
            Outbox sut = new Outbox(4);
            ClockModel clock = Clocks.Unsynced();
            Crossing crossing = Passings.Crossing(7);
            crossing.At = 1000000;
            crossing.Uncertainty = 15000;
            sut.Add(crossing, clock);
            PassingMessage message = new PassingMessage();
            sut.Read(1, message, clock, 1500000);
            Assert.IsFalse(message.Has(PassingMessage.Utc));
            Assert.IsTrue(message.GetFlag(PassingMessage.Unsynced));
            Assert.AreEqual(15000L, message.GetInteger(PassingMessage.Uncertainty));
            Clocks.Sync(clock, 3000000);
            sut.Read(1, message, clock, 3000000);
            Assert.AreEqual(Clocks.Utc + 1000000, message.GetInteger(PassingMessage.Utc));
            Assert.IsTrue(message.GetFlag(PassingMessage.Unsynced));
            // 50 ppm of the 2 s between.
            Assert.AreEqual(15100L, message.GetInteger(PassingMessage.Uncertainty));
            sut.Read(1, message, clock, 4000000);
            Assert.AreEqual(15100L, message.GetInteger(PassingMessage.Uncertainty));
        }

        [TestMethod]
        public void Outbox_keeps_every_field_at_its_edges()
        {
            Outbox sut = new Outbox(4);
            Crossing crossing = Passings.Crossing(4294967295);
            crossing.Loop = 3;
            crossing.Own = 1551542808933000;
            crossing.Strength = 65534;
            crossing.Hits = 40000;
            crossing.IsShortGap = true;
            sut.Add(crossing, Clocks.Unsynced());
            PassingMessage message = new PassingMessage();
            Assert.AreEqual(3, sut.Read(1, message, Clocks.Unsynced(), 0));
            Assert.AreEqual(4294967295L, message.GetInteger(PassingMessage.Transponder));
            Assert.AreEqual(65534L, message.GetInteger(PassingMessage.Strength));
            Assert.AreEqual(40000L, message.GetInteger(PassingMessage.Hits));
            Assert.AreEqual(1551542808933000L, message.GetInteger(PassingMessage.Own));
            Assert.IsTrue(message.GetFlag(PassingMessage.ShortGap));
        }

        [TestMethod]
        public void Outbox_leaves_out_what_the_source_did_not_know()
        {
            Outbox sut = new Outbox(4);
            sut.Add(new Crossing(), Clocks.Unsynced());
            PassingMessage message = Passings.Read(sut, 1);
            Assert.IsFalse(message.Has(PassingMessage.Own));
            Assert.IsFalse(message.Has(PassingMessage.Transponder));
            Assert.IsFalse(message.Has(PassingMessage.Strength));
            Assert.IsFalse(message.Has(PassingMessage.Hits));
            Assert.IsFalse(message.Has(PassingMessage.ShortGap));
        }
    }
}
