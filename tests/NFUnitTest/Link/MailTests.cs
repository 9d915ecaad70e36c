using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    [TestClass]
    public class MailTests
    {
        [TestMethod]
        public void Mail_sends_the_encoded_message_under_its_own_kind()
        {
            FakeLink link = new FakeLink();
            Assert.IsTrue(new Mail(link).Send(Samples.Button()));
            Assert.AreEqual(1, link.CountOf(What.Button));
            Assert.AreEqual(Codec.Text(Samples.Button()), link.TextOf(What.Button));
        }

        [TestMethod]
        public void Mail_offers_again_what_the_link_did_not_take()
        {
            FakeLink link = new FakeLink();
            link.IsFull = true;
            Mail sut = new Mail(link);
            Assert.IsFalse(sut.Send(Samples.Button()));
            Assert.AreEqual(0, sut.Unencodable);
        }

        [TestMethod]
        public void Mail_counts_and_drops_what_cannot_be_encoded()
        {
            FakeLink link = new FakeLink();
            Mail sut = new Mail(link);
            Assert.IsTrue(sut.Send(new AckMessage()));
            Assert.AreEqual(1, sut.Unencodable);
            Assert.AreEqual(0, link.Total);
        }

        [TestMethod]
        public void Mail_counts_what_the_codec_refuses_and_what_others_judge()
        {
            Mail sut = new Mail(new FakeLink());
            Inbound inbound = new Inbound();
            inbound.What = What.Ack;
            inbound.Payload[0] = (byte)'x';
            inbound.Count = 1;
            Assert.IsFalse(sut.Read(inbound, new AckMessage()));
            Assert.AreEqual(1, sut.BadMessages);
            sut.CountBad();
            sut.CountStale();
            Assert.AreEqual(2, sut.BadMessages);
            Assert.AreEqual(1, sut.StaleMessages);
        }
    }
}
