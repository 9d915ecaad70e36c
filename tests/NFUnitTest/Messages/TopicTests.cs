using nanoFramework.TestFramework;

using Trackside.Messages;

namespace NFUnitTest
{
    [TestClass]
    public class TopicTests
    {
        [TestMethod]
        [DataRow((int)What.State, "trackside/1/ales/kart/kart-p1/state")]
        [DataRow((int)What.Passing, "trackside/1/ales/kart/kart-p1/passing")]
        [DataRow((int)What.ConsoleIn, "trackside/1/ales/kart/kart-p1/console/in")]
        [DataRow((int)What.ConsoleOut, "trackside/1/ales/kart/kart-p1/console/out")]
        public void Topic_of_a_box_is_composed(int what, string expected)
        {
            Assert.AreEqual(expected, Topic.OfBox("ales", "kart", "kart-p1", (What)what));
        }

        [TestMethod]
        [DataRow((int)What.ControlState, "trackside/1/ales/kart/control/state")]
        [DataRow((int)What.ControlRequest, "trackside/1/ales/kart/control/request")]
        [DataRow((int)What.ControlReply, "trackside/1/ales/kart/control/reply")]
        [DataRow((int)What.ControlInterlock, "trackside/1/ales/kart/control/interlock")]
        [DataRow((int)What.ControlPosts, "trackside/1/ales/kart/control/posts")]
        public void Topic_of_a_circuit_is_composed(int what, string expected)
        {
            Assert.AreEqual(expected, Topic.OfCircuit("ales", "kart", (What)what));
        }

        [TestMethod]
        public void Topic_of_a_box_parses_back_whatever_it_tells()
        {
            for (int i = (int)What.State; i < (int)What.ControlState; i++)
            {
                Topic topic = Topic.Parse(Topic.OfBox("ales", "kart", "kart-p1", (What)i));
                Assert.IsNotNull(topic, "what " + i.ToString());
                Assert.AreEqual(i, (int)topic.What);
                Assert.AreEqual("ales", topic.Venue);
                Assert.AreEqual("kart", topic.Circuit);
                Assert.AreEqual("kart-p1", topic.Box);
            }
        }

        [TestMethod]
        public void Topic_of_a_circuit_parses_back_whatever_it_tells()
        {
            for (int i = (int)What.ControlState; i <= (int)What.ControlPosts; i++)
            {
                Topic topic = Topic.Parse(Topic.OfCircuit("ales", "kart", (What)i));
                Assert.IsNotNull(topic, "what " + i.ToString());
                Assert.AreEqual(i, (int)topic.What);
                Assert.AreEqual(Topic.ControlName, topic.Box);
            }
        }

        [TestMethod]
        [DataRow("")]
        [DataRow("trackside/1/")]
        [DataRow("trackside/2/ales/kart/p1/state")]
        [DataRow("trackside/1/ales/kart/p1")]
        [DataRow("trackside/1/ales/kart/p1/")]
        [DataRow("trackside/1/ales/kart//state")]
        [DataRow("trackside/1//kart/p1/state")]
        [DataRow("trackside/1/ales/kart/p1/nothing")]
        [DataRow("trackside/1/ales/kart/p1/state/more")]
        [DataRow("trackside/1/ales/kart/p1/console/in/more")]
        [DataRow("trackside/1/ales/kart/p1/control/state")]
        [DataRow("trackside/1/ales/kart/control/lamps")]
        [DataRow("trackside/1/ales/kart/control/state/more")]
        public void Topic_is_refused_when_it_is_none_of_ours(string topic)
        {
            Assert.IsNull(Topic.Parse(topic));
        }

        [TestMethod]
        public void Topic_is_refused_when_there_is_none()
        {
            Assert.IsNull(Topic.Parse(null));
        }

        [TestMethod]
        [DataRow("a", true)]
        [DataRow("kart-p1", true)]
        [DataRow("abcdefghijklmnopqrstuvwx", true)]
        [DataRow("abcdefghijklmnopqrstuvwxy", false)]
        [DataRow("", false)]
        [DataRow("control", false)]
        [DataRow("Kart", false)]
        [DataRow("a b", false)]
        [DataRow("a/b", false)]
        [DataRow("a+", false)]
        [DataRow("#", false)]
        public void Topic_identifier_is_judged_by_its_letters_and_length(string name, bool expected)
        {
            Assert.AreEqual(expected, Topic.IsIdentifier(name));
        }

        [TestMethod]
        public void Topic_identifier_is_refused_when_there_is_none()
        {
            Assert.IsFalse(Topic.IsIdentifier(null));
        }

        [TestMethod]
        public void Topic_keeps_what_a_newcomer_must_know_and_no_command()
        {
            Assert.IsTrue(Topic.IsRetained(What.State));
            Assert.IsTrue(Topic.IsRetained(What.Lamps));
            Assert.IsTrue(Topic.IsRetained(What.Sign));
            Assert.IsTrue(Topic.IsRetained(What.Health));
            Assert.IsTrue(Topic.IsRetained(What.Loops));
            Assert.IsTrue(Topic.IsRetained(What.ControlState));
            Assert.IsTrue(Topic.IsRetained(What.ControlInterlock));
            Assert.IsTrue(Topic.IsRetained(What.ControlPosts));
            Assert.IsFalse(Topic.IsRetained(What.Passing));
            Assert.IsFalse(Topic.IsRetained(What.Ack));
            Assert.IsFalse(Topic.IsRetained(What.Resend));
            Assert.IsFalse(Topic.IsRetained(What.Button));
            Assert.IsFalse(Topic.IsRetained(What.ControlRequest));
            Assert.IsFalse(Topic.IsRetained(What.ControlReply));
        }

        [TestMethod]
        public void Topic_asks_for_delivery_of_all_but_figures()
        {
            for (int i = (int)What.State; i <= (int)What.ControlPosts; i++)
            {
                Assert.AreEqual(i != (int)What.Health && i != (int)What.Loops, Topic.IsAcknowledged((What)i));
            }
        }
    }
}
