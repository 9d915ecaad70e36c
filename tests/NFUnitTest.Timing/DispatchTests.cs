using nanoFramework.TestFramework;

using Trackside.Core;

namespace NFUnitTest
{
    [TestClass]
    public class DispatchTests
    {
        [TestMethod]
        public void Dispatch_sends_in_order_and_stops_at_the_window()
        {
            Outbox outbox = Passings.Outbox(100, 100);
            Dispatch sut = new Dispatch(outbox);
            for (int seq = 1; seq <= Dispatch.Window; seq++)
            {
                Assert.AreEqual(seq, sut.Next(0));
                Assert.AreEqual(seq, sut.Next(0));
                sut.Done(seq, 0);
            }

            Assert.AreEqual(0, sut.Next(0));
        }

        [TestMethod]
        public void Dispatch_goes_on_when_an_acknowledgement_opens_the_window()
        {
            Outbox outbox = Passings.Outbox(100, 100);
            Dispatch sut = new Dispatch(outbox);
            Assert.AreEqual(Dispatch.Window, SendAll(sut, 0));
            Acknowledge(outbox, sut, 10, 1000);
            Assert.AreEqual(Dispatch.Window + 1, sut.Next(1000));
            Assert.AreEqual(10, SendAll(sut, 1000));
        }

        [TestMethod]
        public void Dispatch_goes_back_to_the_acknowledgement_after_a_silence_that_doubles()
        {
            Outbox outbox = Passings.Outbox(100, 3);
            Dispatch sut = new Dispatch(outbox);
            long now = 0;
            long silence = Dispatch.FirstRetry;
            Assert.AreEqual(3, SendAll(sut, now));
            for (int i = 0; i < 5; i++)
            {
                Assert.AreEqual(0, sut.Next(now + silence - 1));
                now += silence;
                Assert.AreEqual(1, sut.Next(now));
                silence = silence * 2 < Dispatch.LongestRetry ? silence * 2 : Dispatch.LongestRetry;
                Assert.AreEqual(3, SendAll(sut, now));
            }

            Assert.AreEqual(Dispatch.LongestRetry, silence);
        }

        [TestMethod]
        public void Dispatch_is_patient_again_after_an_acknowledgement()
        {
            Outbox outbox = Passings.Outbox(100, 3);
            Dispatch sut = new Dispatch(outbox);
            SendAll(sut, 0);
            Assert.AreEqual(1, sut.Next(2000000));
            SendAll(sut, 2000000);
            Acknowledge(outbox, sut, 1, 3000000);
            Assert.AreEqual(0, sut.Next(3000000 + Dispatch.FirstRetry - 1));
            Assert.AreEqual(2, sut.Next(3000000 + Dispatch.FirstRetry));
        }

        [TestMethod]
        public void Dispatch_sends_nothing_again_when_all_is_acknowledged()
        {
            Outbox outbox = Passings.Outbox(100, 3);
            Dispatch sut = new Dispatch(outbox);
            SendAll(sut, 0);
            Acknowledge(outbox, sut, 3, 1000);
            Assert.AreEqual(0, sut.Next(60000000));
        }

        [TestMethod]
        public void Dispatch_does_not_send_what_was_acknowledged_before_it_was_sent()
        {
            Outbox outbox = Passings.Outbox(100, 5);
            Dispatch sut = new Dispatch(outbox);
            Acknowledge(outbox, sut, 3, 0);
            Assert.AreEqual(4, sut.Next(0));
        }

        [TestMethod]
        public void Dispatch_sends_all_unacknowledged_again_when_the_link_is_new()
        {
            Outbox outbox = Passings.Outbox(100, 5);
            Dispatch sut = new Dispatch(outbox);
            SendAll(sut, 0);
            Acknowledge(outbox, sut, 2, 1000);
            sut.Restart(2000);
            Assert.AreEqual(3, sut.Next(2000));
            Assert.AreEqual(3, SendAll(sut, 2000));
        }

        [TestMethod]
        public void Dispatch_rewinds_once_a_second_at_most_when_acknowledgements_say_nothing_new()
        {
            Outbox outbox = Passings.Outbox(100, 5);
            Dispatch sut = new Dispatch(outbox);
            SendAll(sut, 0);
            sut.Acknowledged(false, 10000);
            Assert.AreEqual(5, SendAll(sut, 10000));
            sut.Acknowledged(false, 20000);
            sut.Acknowledged(false, 1009999);
            Assert.AreEqual(0, sut.Next(1009999));
            sut.Acknowledged(false, 1010000);
            Assert.AreEqual(1, sut.Next(1010000));
        }

        [TestMethod]
        public void Dispatch_serves_a_range_asked_for_and_then_goes_on()
        {
            Outbox outbox = Passings.Outbox(100, 50);
            Dispatch sut = new Dispatch(outbox);
            SendAll(sut, 0);
            Acknowledge(outbox, sut, 30, 0);
            sut.Resend(4, 6);
            Assert.AreEqual(4, Send(sut, 0));
            Assert.AreEqual(5, Send(sut, 0));
            Assert.AreEqual(6, Send(sut, 0));
            Assert.AreEqual(Dispatch.Window + 1, Send(sut, 0));
        }

        [TestMethod]
        public void Dispatch_serves_two_ranges_as_one_that_holds_both()
        {
            Outbox outbox = Passings.Outbox(100, 20);
            Dispatch sut = new Dispatch(outbox);
            SendAll(sut, 0);
            Acknowledge(outbox, sut, 20, 0);
            sut.Resend(8, 10);
            sut.Resend(5, 6);
            for (int seq = 5; seq <= 10; seq++)
            {
                Assert.AreEqual(seq, Send(sut, 0));
            }

            Assert.AreEqual(0, sut.Next(0));
        }

        [TestMethod]
        public void Dispatch_leaves_out_of_a_range_what_is_no_longer_held()
        {
            Outbox outbox = Passings.Outbox(10, 10);
            Dispatch sut = new Dispatch(outbox);
            SendAll(sut, 0);
            Acknowledge(outbox, sut, 10, 0);
            for (int i = 11; i <= 14; i++)
            {
                outbox.Add(Passings.Crossing(i), Clocks.Unsynced());
            }

            sut.Resend(1, 6);
            Assert.AreEqual(5, Send(sut, 0));
            Assert.AreEqual(6, Send(sut, 0));
            Assert.AreEqual(11, Send(sut, 0));
            sut.Resend(1, 4);
            Assert.AreEqual(12, Send(sut, 0));
        }

        [TestMethod]
        public void Dispatch_passes_over_a_range_that_is_overwritten_while_it_waits()
        {
            Outbox outbox = Passings.Outbox(10, 10);
            Dispatch sut = new Dispatch(outbox);
            SendAll(sut, 0);
            Acknowledge(outbox, sut, 10, 0);
            sut.Resend(1, 3);
            for (int i = 11; i <= 15; i++)
            {
                outbox.Add(Passings.Crossing(i), Clocks.Unsynced());
            }

            Assert.AreEqual(11, sut.Next(0));
        }

        [TestMethod]
        public void Dispatch_passes_over_a_range_when_nothing_was_made_or_sent()
        {
            Dispatch empty = new Dispatch(new Outbox(10));
            empty.Resend(1, 5);
            Assert.AreEqual(0, empty.Next(0));
        }

        [TestMethod]
        public void Dispatch_keeps_to_the_window_when_the_range_goes_beyond_it()
        {
            Outbox outbox = Passings.Outbox(100, 100);
            Dispatch sut = new Dispatch(outbox);
            SendAll(sut, 0);
            sut.Resend(1, 100);
            int highest = 0;
            for (int seq = sut.Next(0); seq != 0; seq = sut.Next(0))
            {
                highest = seq > highest ? seq : highest;
                sut.Done(seq, 0);
            }

            Assert.AreEqual(Dispatch.Window, highest);
        }

        private static int Send(Dispatch sut, long now)
        {
            int seq = sut.Next(now);
            sut.Done(seq, now);
            return seq;
        }

        private static int SendAll(Dispatch sut, long now)
        {
            int count = 0;
            while (sut.Next(now) != 0)
            {
                Send(sut, now);
                count++;
            }

            return count;
        }

        private static void Acknowledge(Outbox outbox, Dispatch sut, int seq, long now)
        {
            Assert.IsTrue(outbox.Acknowledge(seq));
            sut.Acknowledged(true, now);
        }
    }
}
