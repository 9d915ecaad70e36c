using nanoFramework.TestFramework;

using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>The exact bytes of one example of each message, as people see them in an MQTT tool.</summary>
    [TestClass]
    public class PayloadTests
    {
        [TestMethod]
        public void Ack_is_these_bytes()
        {
            Assert.AreEqual("{\"boot\":3,\"seq\":17}", Codec.Text(Samples.Ack()));
        }

        [TestMethod]
        public void Resend_is_these_bytes()
        {
            Assert.AreEqual("{\"boot\":3,\"from\":17,\"to\":20}", Codec.Text(Samples.Resend()));
        }

        [TestMethod]
        public void Passing_is_these_bytes()
        {
            Assert.AreEqual(
                "{\"seq\":1,\"boot\":3,\"loop\":\"sf\",\"utc\":1700000000000000,\"uncertainty\":500000,\"source\":\"decoder\","
                + "\"own\":1551542808933000,\"transponder\":5691251,\"strength\":178,\"hits\":52,\"shortGap\":true,\"unsynced\":true}",
                Codec.Text(Samples.Passing()));
        }

        [TestMethod]
        public void Lamps_is_these_bytes()
        {
            Assert.AreEqual(
                "{\"commanded\":\"green\",\"applied\":\"yellow\",\"proved\":\"unproved\",\"request\":\"yellow\",\"reason\":\"local\","
                + "\"faults\":\"red,green\",\"controlBoot\":9,\"controlSeq\":12,\"utc\":1700000000000000}",
                Codec.Text(Samples.Lamps()));
        }

        [TestMethod]
        public void Control_state_is_these_bytes()
        {
            Assert.AreEqual(
                "{\"epoch\":4,\"boot\":9,\"seq\":12,\"utc\":1700000001000000,\"expiry\":1700000004000000,\"direction\":\"cw\","
                + "\"routeHash\":\"0a1b2c3d\",\"interlock\":\"fixed\",\"posts\":\"GYR\"}",
                Codec.Text(Controls.State(12, "GYR", 1000000)));
        }

        [TestMethod]
        public void Control_request_is_these_bytes()
        {
            Assert.AreEqual(
                "{\"id\":\"r7\",\"issuer\":\"tower\",\"seq\":7,\"expiry\":1700000006000000,\"operation\":\"aspect\",\"target\":\"all\",\"aspect\":\"red\"}",
                Codec.Text(Controls.Request(7, "all", Aspect.Red, 1000000)));
        }

        [TestMethod]
        public void Control_reply_is_these_bytes()
        {
            Assert.AreEqual(
                "{\"id\":\"r7\",\"issuer\":\"tower\",\"result\":\"refused\",\"reason\":\"expired\",\"missing\":\"kart-p1,kart-p2\"}",
                Codec.Text(Samples.Reply()));
        }

        [TestMethod]
        public void State_is_these_bytes()
        {
            Assert.AreEqual(
                "{\"state\":\"fault\",\"reason\":\"lamp-fault\",\"boot\":3,\"firmware\":\"0.1.0\",\"board\":\"virtual\",\"roles\":\"post\","
                + "\"config\":\"0a1b2c3d\",\"epoch\":4,\"route\":\"cw\",\"routeHash\":\"0a1b2c3d\"}",
                Codec.Text(Samples.State()));
        }

        [TestMethod]
        public void Button_is_these_bytes()
        {
            Assert.AreEqual("{\"button\":\"yellow\",\"event\":\"hold\",\"seq\":2,\"utc\":1700000000000000}", Codec.Text(Samples.Button()));
        }

        [TestMethod]
        public void Sign_is_these_bytes()
        {
            Assert.AreEqual(
                "{\"commanded\":\"cw\",\"applied\":\"none\",\"proved\":\"unproved\",\"reason\":\"no-interlock\",\"epoch\":4,\"routeHash\":\"0a1b2c3d\",\"controlBoot\":9,\"controlSeq\":12,"
                + "\"faults\":\"arrow-a\",\"guard\":true,\"barrier\":2,\"pit\":\"red\",\"pitProved\":\"red\",\"utc\":1700000000000000}",
                Codec.Text(Samples.Sign()));
        }

        [TestMethod]
        public void Console_line_is_these_bytes()
        {
            Assert.AreEqual("{\"line\":\"help\"}", Codec.Text(Samples.Line()));
        }

        [TestMethod]
        public void Health_is_these_bytes()
        {
            Assert.AreEqual(
                "{\"boot\":3,\"uptime\":60,\"memory\":100000,\"temperature\":-55,\"synced\":true,\"offset\":-12,\"drift\":-1000000,\"noise\":39,\"tickMax\":900}",
                Codec.Text(Samples.Health()));
        }
    }
}
