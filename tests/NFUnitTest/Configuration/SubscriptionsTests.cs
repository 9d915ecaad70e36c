using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    [TestClass]
    public class SubscriptionsTests
    {
        [TestMethod]
        public void Subscriptions_of_a_timing_box_are_what_the_gateway_tells_it()
        {
            Subscriptions sut = new Subscriptions(Configurations.Of("timing"));
            Assert.AreEqual(3, sut.Count);
            Assert.AreEqual("trackside/1/ales/kart/kart-x/ack", sut.TopicAt(0));
            Assert.AreEqual((int)What.Ack, (int)sut.WhatAt(0));
            Assert.AreEqual("trackside/1/ales/kart/kart-x/resend", sut.TopicAt(1));
            Assert.AreEqual((int)What.Resend, (int)sut.WhatAt(1));
        }

        [TestMethod]
        [DataRow("post")]
        [DataRow("sign")]
        [DataRow("post,sign")]
        public void Subscriptions_of_what_shows_something_are_the_control_state_once(string roles)
        {
            Subscriptions sut = new Subscriptions(Configurations.Of(roles));
            Assert.AreEqual(2, sut.Count);
            Assert.AreEqual("trackside/1/ales/kart/kart-x/console/in", sut.TopicAt(1));
            Assert.AreEqual("trackside/1/ales/kart/control/state", sut.TopicAt(0));
            Assert.AreEqual((int)What.ControlState, (int)sut.WhatAt(0));
        }

        [TestMethod]
        public void Subscriptions_of_a_control_box_are_requests_and_every_posts_word()
        {
            Subscriptions sut = new Subscriptions(Configurations.Of("control"));
            Assert.AreEqual(8, sut.Count);
            Assert.AreEqual((int)What.ControlRequest, (int)sut.WhatAt(sut.Find("trackside/1/ales/kart/control/request")));
            int lamps = sut.Find("trackside/1/ales/kart/kart-p2/lamps");
            int state = sut.Find("trackside/1/ales/kart/kart-p3/state");
            Assert.AreEqual((int)What.Lamps, (int)sut.WhatAt(lamps));
            Assert.AreEqual(1, sut.IndexAt(lamps));
            Assert.AreEqual((int)What.State, (int)sut.WhatAt(state));
            Assert.AreEqual(2, sut.IndexAt(state));
        }

        [TestMethod]
        [DataRow("")]
        [DataRow("trackside/1/ales/kart/kart-y/ack")]
        [DataRow("trackside/1/ales/kart/kart-x/ack/")]
        [DataRow("trackside/1/ales/kart/control/state")]
        public void Subscriptions_do_not_find_what_the_box_does_not_listen_to(string topic)
        {
            Assert.AreEqual(-1, new Subscriptions(Configurations.Of("timing")).Find(topic));
        }

        [TestMethod]
        public void Outgoing_topics_are_the_boxes_own_and_its_circuits()
        {
            Subscriptions sut = new Subscriptions(Configurations.Of("control"));
            Assert.AreEqual("trackside/1/ales/kart/kart-x/state", sut.OutgoingTopic(What.State));
            Assert.AreEqual("trackside/1/ales/kart/kart-x/passing", sut.OutgoingTopic(What.Passing));
            Assert.AreEqual("trackside/1/ales/kart/control/state", sut.OutgoingTopic(What.ControlState));
            Assert.AreEqual("trackside/1/ales/kart/control/reply", sut.OutgoingTopic(What.ControlReply));
        }
    }
}
