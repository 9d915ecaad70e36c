using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    [TestClass]
    public class RingTests
    {
        [TestMethod]
        public void Edge_ring_gives_back_in_order_over_many_rounds()
        {
            EdgeRing ring = new EdgeRing(3);
            int put = 0;
            int taken = 0;
            int input;
            bool isActive;
            long at;
            for (int round = 0; round < 20; round++)
            {
                for (int i = 0; i < 2; i++)
                {
                    ring.Put(put % 7, (put & 1) == 1, put * 1000L);
                    put++;
                }

                for (int i = 0; i < 2; i++)
                {
                    Assert.IsTrue(ring.Take(out input, out isActive, out at));
                    Assert.AreEqual(taken % 7, input);
                    Assert.AreEqual((taken & 1) == 1, isActive);
                    Assert.AreEqual(taken * 1000L, at);
                    taken++;
                }
            }

            Assert.IsTrue(ring.IsEmpty);
            Assert.AreEqual(0, ring.Dropped);
        }

        [TestMethod]
        public void Edge_ring_keeps_the_oldest_and_counts_what_it_refuses_when_full()
        {
            EdgeRing ring = new EdgeRing(2);
            for (int i = 0; i < 5; i++)
            {
                ring.Put(i, true, i);
            }

            int input;
            bool isActive;
            long at;
            Assert.AreEqual(3, ring.Dropped);
            Assert.IsTrue(ring.Take(out input, out isActive, out at));
            Assert.AreEqual(0, input);
            Assert.IsTrue(ring.Take(out input, out isActive, out at));
            Assert.AreEqual(1, input);
            Assert.IsFalse(ring.Take(out input, out isActive, out at));
            Assert.AreEqual(0, input);
            Assert.IsFalse(isActive);
        }

        [TestMethod]
        public void Exchange_ring_gives_back_everything_of_an_exchange()
        {
            ExchangeRing ring = new ExchangeRing(2);
            Exchange put = new Exchange();
            put.Set(1, 2, 3, 4);
            put.Server = 1;
            put.Distance = 5;
            put.Leap = Exchange.ShortMinute;
            ring.Put(put);
            ring.Put(5, 6, 7, 8);
            ring.Put(9, 9, 9, 9);
            Exchange taken = new Exchange();
            Assert.IsTrue(ring.Take(taken));
            Assert.AreEqual(1L, taken.Sent);
            Assert.AreEqual(2L, taken.Received);
            Assert.AreEqual(3L, taken.Answered);
            Assert.AreEqual(4L, taken.Returned);
            Assert.AreEqual(1, taken.Server);
            Assert.AreEqual(5L, taken.Distance);
            Assert.AreEqual(Exchange.ShortMinute, taken.Leap);
            Assert.IsTrue(ring.Take(taken));
            Assert.AreEqual(8L, taken.Returned);
            Assert.AreEqual(0, taken.Server);
            Assert.AreEqual(0L, taken.Distance);
            Assert.IsFalse(ring.Take(taken));
            Assert.AreEqual(1, ring.Dropped);
        }

        [TestMethod]
        public void Link_event_ring_gives_none_when_empty_and_counts_what_it_refuses()
        {
            LinkEventRing ring = new LinkEventRing(2);
            Assert.AreEqual((int)LinkEvent.None, (int)ring.Take());
            ring.Put(LinkEvent.Opened);
            ring.Put(LinkEvent.Closed);
            ring.Put(LinkEvent.Failed);
            Assert.AreEqual(1, ring.Dropped);
            Assert.AreEqual((int)LinkEvent.Opened, (int)ring.Take());
            Assert.AreEqual((int)LinkEvent.Closed, (int)ring.Take());
            Assert.AreEqual((int)LinkEvent.None, (int)ring.Take());
        }

        [TestMethod]
        public void Message_ring_copies_payload_and_envelope()
        {
            MessageRing ring = new MessageRing(2);
            byte[] payload = Bytes.OfText("{\"boot\":3}");
            ring.Put(What.Lamps, 5, true, payload);
            payload[0] = (byte)'x';
            ring.Put(What.Ack, 0, false, payload);
            Inbound inbound = new Inbound();
            Assert.IsTrue(ring.Take(inbound));
            Assert.AreEqual((int)What.Lamps, (int)inbound.What);
            Assert.AreEqual(5, inbound.Index);
            Assert.IsTrue(inbound.IsRetained);
            Bytes.AreSame(Bytes.OfText("{\"boot\":3}"), inbound.Payload, inbound.Count);
            Assert.IsTrue(ring.Take(inbound));
            Assert.AreEqual((int)What.Ack, (int)inbound.What);
            Assert.IsFalse(inbound.IsRetained);
            Assert.IsFalse(ring.Take(inbound));
        }

        [TestMethod]
        public void Message_ring_keeps_the_length_of_what_does_not_fit_so_that_the_codec_refuses_it()
        {
            MessageRing ring = new MessageRing(1);
            byte[] payload = new byte[Limits.Payload + 1];
            ring.Put(What.Ack, 0, false, payload);
            Inbound inbound = new Inbound();
            Assert.IsTrue(ring.Take(inbound));
            Assert.AreEqual(Limits.Payload + 1, inbound.Count);
            Mail mail = new Mail(new FakeLink());
            Assert.IsFalse(mail.Read(inbound, new AckMessage()));
            Assert.AreEqual(1, mail.BadMessages);
        }

        [TestMethod]
        public void Message_ring_wraps_and_counts_what_it_refuses()
        {
            MessageRing ring = new MessageRing(3);
            Inbound inbound = new Inbound();
            byte[] payload = new byte[1];
            int expected = 0;
            for (int i = 0; i < 30; i++)
            {
                payload[0] = (byte)i;
                ring.Put(What.Ack, i, false, payload);
                if ((i & 1) == 1)
                {
                    Assert.IsTrue(ring.Take(inbound));
                    Assert.IsTrue(inbound.Index >= expected);
                    Assert.AreEqual(inbound.Index, (int)inbound.Payload[0]);
                    expected = inbound.Index + 1;
                }
            }

            // Put is taken, still inside or refused: 30 = 15 + left + refused.
            Assert.AreEqual(15, CountLeft(ring, inbound) + ring.Dropped);
        }

        private static int CountLeft(MessageRing ring, Inbound inbound)
        {
            int left = 0;
            while (ring.Take(inbound))
            {
                left++;
            }

            return left;
        }
    }
}
