using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    [TestClass]
    public class TrustTests
    {
        private const string StateTopic = "trackside/1/ales/kart/control/state";
        private const string RequestTopic = "trackside/1/ales/kart/control/request";

        [TestMethod]
        public void Post_with_keys_obeys_what_its_circuit_signed()
        {
            BoxBench bench = Ready("post");
            Bring(bench, What.ControlState, 0, Rings.Signed(Controls.State(5, "GGG", bench.Now), StateTopic, "kart"));
            bench.Run(200000);
            Assert.AreEqual((int)Aspect.Green, (int)bench.Box.Post.Applied);
            Assert.AreEqual(0, bench.Box.Mail.Trust.Forged);
        }

        [TestMethod]
        public void Post_with_keys_changes_nothing_for_what_is_not_signed()
        {
            Refuses("RRR", Codec.Encode(Controls.State(6, "GGG", 2000000)));
        }

        [TestMethod]
        [DataRow("kart-x", "trackside/1/ales/kart/control/state")]
        [DataRow("tower", "trackside/1/ales/kart/control/state")]
        [DataRow("kart", "trackside/1/ales/moto/control/state")]
        [DataRow("kart", "trackside/1/other/kart/control/state")]
        public void Post_with_keys_changes_nothing_for_another_key_or_topic(string signer, string topic)
        {
            Refuses("RRR", Rings.Signed(Controls.State(6, "GGG", 2000000), topic, signer));
        }

        [TestMethod]
        public void Post_with_keys_believes_no_message_with_a_byte_changed()
        {
            byte[] signed = Rings.Signed(Controls.State(6, "GGG", 2000000), StateTopic, "kart");
            BoxConfiguration configuration = Configurations.Of("post");
            Trust sut = Rings.TrustOf(configuration, new FakeHmac());
            for (int i = 0; i < signed.Length; i++)
            {
                signed[i] ^= 1;
                Assert.IsFalse(sut.Admits(InboundOf(What.ControlState, 0, signed), 1), "byte " + i.ToString());
                signed[i] ^= 1;
            }

            Assert.AreEqual(signed.Length, sut.Forged);
            Assert.IsTrue(sut.Admits(InboundOf(What.ControlState, 0, signed), 1));
        }

        [TestMethod]
        public void Post_with_a_damaged_file_of_keys_says_so_and_believes_nobody()
        {
            BoxConfiguration configuration = Configurations.Of("post");
            Trust trust = new Trust(configuration, new Subscriptions(configuration), Keyring.Read(new byte[4], 4, "ales"), new FakeHmac());
            BoxBench bench = BoxBench.Ready(new BoxBench(configuration, 5, new FakeLink(), new FakeStorage(), 1000000, trust));
            Bring(bench, What.ControlState, 0, Rings.Signed(Controls.State(5, "GGG", bench.Now), StateTopic, "kart"));
            bench.Run(200000);
            Assert.IsFalse(bench.Box.Post.Applied == Aspect.Green);
            Assert.IsTrue((bench.Box.AlarmsAt(bench.Now) & Alarm.StorageFailed) != 0);
        }

        [TestMethod]
        public void Alarm_of_a_forgery_ends_after_a_minute()
        {
            Trust sut = Rings.TrustOf(Configurations.Of("post"), new FakeHmac());
            Assert.IsFalse(sut.Admits(InboundOf(What.ControlState, 0, new byte[3]), 1000));
            Assert.AreEqual(Alarm.MessageForged, sut.AlarmsAt(1000 + Trust.AlarmMicroseconds - 1));
            Assert.AreEqual(Alarm.None, sut.AlarmsAt(1000 + Trust.AlarmMicroseconds));
        }

        [TestMethod]
        public void Control_with_keys_takes_what_its_issuer_signed_and_refuses_the_rest()
        {
            BoxBench bench = Ready("control");
            Bring(bench, What.ControlRequest, 0, Codec.Encode(Controls.Request(1, "all", Aspect.Green, bench.Now)));
            Replies(bench, ControlResult.Refused, 1);
            Bring(bench, What.ControlRequest, 0, Rings.Signed(Controls.Request(2, "all", Aspect.Green, bench.Now), "trackside/1/ales/moto/control/request", "tower"));
            Replies(bench, ControlResult.Refused, 2);
            Bring(bench, What.ControlRequest, 0, Rings.Signed(Controls.Request(3, "all", Aspect.Green, bench.Now), RequestTopic, "kart"));
            Replies(bench, ControlResult.Refused, 3);
            Assert.IsTrue(bench.Box.Control.Reports.AreAllAsked(Aspect.Red));
            byte[] good = Rings.Signed(Controls.Request(4, "all", Aspect.Green, bench.Now), RequestTopic, "tower");
            Bring(bench, What.ControlRequest, 0, good);
            Replies(bench, ControlResult.Accepted, 3);
            Assert.IsTrue(bench.Box.Control.Reports.AreAllAsked(Aspect.Green));
            Assert.IsTrue((bench.Box.AlarmsAt(bench.Now) & Alarm.MessageForged) != 0);
        }

        [TestMethod]
        public void Control_with_keys_signs_the_circuit()
        {
            BoxConfiguration configuration = Configurations.Of("control");
            FakeHmac hmac = new FakeHmac();
            FakeLink link = new FakeLink();
            BoxBench bench = BoxBench.Ready(new BoxBench(configuration, 5, link, new FakeStorage(), 1000000, Rings.TrustOf(configuration, hmac)));
            bench.Run(1500000);
            byte[] sent = Bytes.OfText(link.TextOf(What.ControlState));
            Trust post = Rings.TrustOf(Configurations.Of("post"), hmac);
            Assert.IsTrue(post.Admits(InboundOf(What.ControlState, 0, sent), 1));
            Assert.IsTrue(link.Read(new ControlStateMessage()));
        }

        [TestMethod]
        [DataRow((int)What.ControlState)]
        [DataRow((int)What.ControlReply)]
        [DataRow((int)What.ControlInterlock)]
        [DataRow((int)What.ControlPosts)]
        [DataRow((int)What.Lamps)]
        [DataRow((int)What.Sign)]
        [DataRow((int)What.Button)]
        public void Box_with_keys_signs_what_it_tells_of_its_circuit_and_its_lamps(int what)
        {
            byte[] payload = new byte[Limits.Payload];
            payload[0] = (byte)'{';
            payload[1] = (byte)'}';
            int length = Rings.TrustOf(Configurations.Of("control"), new FakeHmac()).Sign((What)what, payload, 2);
            Assert.AreEqual(2 + Signature.Length, length);
            Assert.AreEqual(1, Signature.Find(payload, length));
        }

        [TestMethod]
        [DataRow((int)What.State)]
        [DataRow((int)What.Passing)]
        [DataRow((int)What.Health)]
        [DataRow((int)What.Loops)]
        [DataRow((int)What.ConsoleOut)]
        public void Box_with_keys_leaves_the_rest_as_it_is(int what)
        {
            Assert.AreEqual(2, Rings.TrustOf(Configurations.Of("control"), new FakeHmac()).Sign((What)what, new byte[Limits.Payload], 2));
        }

        [TestMethod]
        public void Control_with_keys_believes_the_proofs_of_posts_it_has_the_key_of()
        {
            Trust sut = Rings.TrustOf(Configurations.Of("control"), new FakeHmac());
            LampsMessage lamps = Controls.Lamps(Aspect.Red, Aspect.Red, 1, 1);
            Assert.IsTrue(sut.Admits(InboundOf(What.Lamps, 0, Rings.Signed(lamps, "trackside/1/ales/kart/kart-p1/lamps", "kart-p1")), 1));
            Assert.IsFalse(sut.Admits(InboundOf(What.Lamps, 1, Rings.Signed(lamps, "trackside/1/ales/kart/kart-p2/lamps", "kart-p2")), 1));
            Assert.IsFalse(sut.Admits(InboundOf(What.Lamps, 1, Rings.Signed(lamps, "trackside/1/ales/kart/kart-p1/lamps", "kart-p1")), 1));
        }

        private static void Refuses(string shown, byte[] forged)
        {
            BoxBench bench = Ready("post");
            Bring(bench, What.ControlState, 0, Rings.Signed(Controls.State(5, shown, bench.Now), StateTopic, "kart"));
            bench.Run(200000);
            Assert.AreEqual((int)Aspect.Red, (int)bench.Box.Post.Applied);
            Bring(bench, What.ControlState, 0, forged);
            bench.Run(200000);
            Assert.AreEqual((int)Aspect.Red, (int)bench.Box.Post.Applied);
            Assert.AreEqual(1, bench.Box.Mail.Trust.Forged);
            Assert.IsTrue((bench.Box.AlarmsAt(bench.Now) & Alarm.MessageForged) != 0);
            // The right one that follows is news still: a forgery has used nothing up.
            Bring(bench, What.ControlState, 0, Rings.Signed(Controls.State(6, "GGG", bench.Now), StateTopic, "kart"));
            bench.Run(200000);
            Assert.AreEqual((int)Aspect.Green, (int)bench.Box.Post.Applied);
        }

        private static void Replies(BoxBench bench, ControlResult result, int forged)
        {
            bench.Run(50000);
            ControlReplyMessage reply = new ControlReplyMessage();
            Assert.IsTrue(bench.Link.Read(reply));
            Assert.AreEqual((int)result, reply.GetChoice(ControlReplyMessage.Result), bench.Link.TextOf(What.ControlReply));
            Assert.AreEqual(result == ControlResult.Refused ? (int)RefusalReason.Forged : -1, reply.GetChoice(ControlReplyMessage.Reason));
            Assert.AreEqual(forged, bench.Box.Mail.Trust.Forged);
        }

        private static BoxBench Ready(string roles)
        {
            BoxConfiguration configuration = Configurations.Of(roles);
            return BoxBench.Ready(new BoxBench(configuration, 5, Rings.TrustOf(configuration, new FakeHmac())));
        }

        private static void Bring(BoxBench bench, What what, int index, byte[] payload)
        {
            bench.Parts.Messages.Put(what, index, false, payload);
        }

        private static Inbound InboundOf(What what, int index, byte[] payload)
        {
            Inbound inbound = new Inbound();
            inbound.What = what;
            inbound.Index = index;
            inbound.Count = payload.Length;
            System.Array.Copy(payload, 0, inbound.Payload, 0, payload.Length);
            return inbound;
        }
    }
}
