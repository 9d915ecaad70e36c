using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    [TestClass]
    public class BoxConfigurationTests
    {
        [TestMethod]
        public void Configuration_of_all_roles_is_taken_with_all_it_says()
        {
            BoxConfiguration sut = Configurations.Of("timing,post,sign,control");
            Assert.AreEqual((int)ConfigurationFault.None, (int)sut.Fault);
            Assert.AreEqual(-1, sut.FaultField);
            Assert.AreEqual("ales", sut.Venue);
            Assert.AreEqual("kart", sut.Circuit);
            Assert.AreEqual("kart-x", sut.Box);
            Assert.AreEqual("virtual", sut.Board);
            Assert.AreEqual("cw", sut.Route);
            Assert.AreEqual("0a1b2c3d", sut.RouteHash);
            Assert.AreEqual(4, sut.Epoch);
            Assert.AreEqual("127.0.0.1", sut.Broker);
            Assert.AreEqual(1883, sut.BrokerPort);
            Assert.AreEqual(3, sut.KeepAliveSeconds);
            Assert.AreEqual("127.0.0.1", sut.Clock);
            Assert.AreEqual(123, sut.ClockPort);
            Assert.AreEqual("timing,post,sign,control", sut.RoleNames);
            Assert.AreEqual(Roles.Timing | Roles.Post | Roles.Sign | Roles.Control, sut.Roles);
        }

        [TestMethod]
        public void Configuration_of_a_timing_box_has_its_loops_and_sources()
        {
            BoxConfiguration sut = Configurations.Of("timing");
            Assert.AreEqual(2, sut.Loops.Length);
            Assert.AreEqual("sf", sut.Loops[0]);
            Assert.AreEqual("s1", sut.Loops[1]);
            Assert.AreEqual((int)CrossingSource.Decoder, (int)sut.Sources[0][0]);
            Assert.AreEqual((int)CrossingSource.Edge, (int)sut.Sources[1][0]);
            Assert.AreEqual(80000L, sut.MinGapMicroseconds);
            Assert.AreEqual(100, sut.OutboxCapacity);
        }

        [TestMethod]
        public void Configuration_of_a_control_box_has_its_posts_in_order()
        {
            BoxConfiguration sut = Configurations.Of("control");
            Assert.AreEqual(3, sut.Posts.Length);
            Assert.AreEqual("kart-p1", sut.Posts[0]);
            Assert.AreEqual("kart-p3", sut.Posts[2]);
            Assert.IsTrue(sut.Has(Roles.Control));
            Assert.IsFalse(sut.Has(Roles.Post));
        }

        [TestMethod]
        public void Configuration_is_named_by_its_seal()
        {
            byte[] file = Configurations.File(Configurations.Message("post"));
            BoxConfiguration sut = BoxConfiguration.Read(file, file.Length, null);
            Assert.AreEqual(ConfigurationSeal.NameOf(file), sut.Seal);
        }

        [TestMethod]
        public void Configuration_is_missing_when_there_is_no_file_or_an_empty_one()
        {
            Assert.AreEqual((int)ConfigurationFault.Missing, (int)BoxConfiguration.Read(null, 0, null).Fault);
            Assert.AreEqual((int)ConfigurationFault.Missing, (int)BoxConfiguration.Read(new byte[10], 0, null).Fault);
            Assert.AreEqual((int)ConfigurationFault.Missing, (int)BoxConfiguration.Read(new byte[10], -1, null).Fault);
        }

        [TestMethod]
        public void Configuration_is_refused_when_it_is_too_long()
        {
            byte[] file = new byte[Limits.Configuration + 1];
            Assert.AreEqual((int)ConfigurationFault.TooLong, (int)BoxConfiguration.Read(file, file.Length, null).Fault);
        }

        [TestMethod]
        public void Configuration_is_refused_when_the_seal_does_not_fit()
        {
            byte[] file = Configurations.File(Configurations.Message("post"));
            file[file.Length - 2] ^= 1;
            Assert.AreEqual((int)ConfigurationFault.BadSeal, (int)BoxConfiguration.Read(file, file.Length, null).Fault);
            Assert.AreEqual((int)ConfigurationFault.BadSeal, (int)BoxConfiguration.Read(file, 5, null).Fault);
        }

        [TestMethod]
        public void Configuration_is_refused_with_the_field_when_the_content_is_bad()
        {
            byte[] file = Configurations.FileOf("{\"version\":1,\"venue\":7}");
            BoxConfiguration sut = BoxConfiguration.Read(file, file.Length, null);
            Assert.AreEqual((int)ConfigurationFault.BadContent, (int)sut.Fault);
            Assert.AreEqual((int)CodecError.WrongKind, (int)sut.CodecError);
            Assert.AreEqual(ConfigurationMessage.Venue, sut.FaultField);
        }

        [TestMethod]
        public void Configuration_is_refused_when_it_has_a_key_nobody_reads()
        {
            string json = Codec.Text(Configurations.Message("post"));
            byte[] file = Configurations.FileOf("{\"rols\":\"post\"," + json.Substring(1));
            Assert.AreEqual((int)ConfigurationFault.UnknownKey, (int)BoxConfiguration.Read(file, file.Length, null).Fault);
        }

        [TestMethod]
        public void Configuration_is_refused_when_it_is_of_another_version()
        {
            ConfigurationMessage message = Configurations.Message("post");
            message.SetInteger(ConfigurationMessage.Version, 2);
            Expect(ConfigurationFault.OtherVersion, ConfigurationMessage.Version, message);
        }

        [TestMethod]
        public void Configuration_is_refused_when_it_is_of_another_board()
        {
            ConfigurationMessage message = Configurations.Message("post");
            message.SetText(ConfigurationMessage.Board, "olimex");
            Expect(ConfigurationFault.ForeignBoard, ConfigurationMessage.Board, message);
        }

        [TestMethod]
        [DataRow(ConfigurationMessage.Venue)]
        [DataRow(ConfigurationMessage.Circuit)]
        [DataRow(ConfigurationMessage.Box)]
        [DataRow(ConfigurationMessage.Route)]
        public void Configuration_is_refused_when_a_name_may_not_stand_in_a_topic(int field)
        {
            ConfigurationMessage message = Configurations.Message("post");
            message.SetText(field, "a/b");
            Expect(ConfigurationFault.BadName, field, message);
        }

        [TestMethod]
        [DataRow("timing", ConfigurationMessage.Loops)]
        [DataRow("control", ConfigurationMessage.Posts)]
        public void Configuration_is_refused_when_a_name_in_a_list_is_bad(string roles, int field)
        {
            ConfigurationMessage message = Configurations.Message(roles);
            message.SetText(field, "a,,b");
            message.SetText(ConfigurationMessage.Sources, "edge,edge,edge");
            Expect(ConfigurationFault.BadName, field, message);
        }

        [TestMethod]
        [DataRow("")]
        [DataRow("posts")]
        [DataRow("post,")]
        [DataRow("post, timing")]
        public void Configuration_is_refused_when_a_role_is_unknown(string roles)
        {
            Expect(ConfigurationFault.BadRoles, ConfigurationMessage.Roles, Configurations.Message(roles));
        }

        [TestMethod]
        [DataRow("timing", ConfigurationMessage.Loops)]
        [DataRow("timing", ConfigurationMessage.Outbox)]
        [DataRow("timing", ConfigurationMessage.Sources)]
        [DataRow("control", ConfigurationMessage.Posts)]
        [DataRow("post", ConfigurationMessage.PostIndex)]
        public void Configuration_is_refused_when_a_role_lacks_what_it_needs(string roles, int field)
        {
            ConfigurationMessage message = Configurations.Message(roles);
            message.Remove(field);
            Expect(ConfigurationFault.BadRoleData, field, message);
        }

        [TestMethod]
        [DataRow("edge")]
        [DataRow("edge,edge,edge")]
        [DataRow("edge,marker+photocell")]
        [DataRow("edge+edge,edge")]
        [DataRow("edge,edge+")]
        [DataRow("timemark,timemark+edge")]
        [DataRow("decoder,decoder")]
        [DataRow("marker,edge")]
        [DataRow("edge,decoder+marker")]
        public void Configuration_is_refused_when_the_sources_do_not_suit_the_loops(string sources)
        {
            ConfigurationMessage message = Configurations.Message("timing");
            message.SetText(ConfigurationMessage.Sources, sources);
            Expect(ConfigurationFault.BadRoleData, ConfigurationMessage.Sources, message);
        }

        [TestMethod]
        public void Configuration_is_refused_when_it_has_more_loops_than_a_box_can_have()
        {
            ConfigurationMessage message = Configurations.Message("timing");
            message.SetText(ConfigurationMessage.Loops, "a,b,c,d,e");
            message.SetText(ConfigurationMessage.Sources, "edge,edge,edge,edge,edge");
            Expect(ConfigurationFault.BadRoleData, ConfigurationMessage.Loops, message);
        }

        [TestMethod]
        [DataRow("timing", 1)]
        [DataRow("post", 2)]
        [DataRow("sign", 4)]
        [DataRow("control", 8)]
        [DataRow("timing,post", 3)]
        [DataRow("", 0)]
        [DataRow("timing,", 0)]
        [DataRow("Timing", 0)]
        [DataRow("post,unknown", 0)]
        public void Roles_are_parsed_from_a_list(string list, int expected)
        {
            Assert.AreEqual(expected, Roles.Parse(list));
        }

        [TestMethod]
        public void Inputs_fitted_are_those_the_roles_use()
        {
            bool[] post = FittedInputs.Of(Configurations.Of("post"));
            bool[] timing = FittedInputs.Of(Configurations.Of("timing"));
            for (int input = 0; input < Inputs.Count; input++)
            {
                bool isSense = input >= Inputs.FirstSense && input < Inputs.FirstSense + 3;
                Assert.AreEqual(input <= Inputs.EnableKey || isSense, post[input]);
                // The first loop has a decoder, the second an edge input.
                Assert.AreEqual(input == Inputs.FirstLoop + 1, timing[input]);
            }
        }

        [TestMethod]
        [DataRow("broker")]
        [DataRow("192.168.1")]
        [DataRow("192.168.1.256")]
        [DataRow("192.168.01.2")]
        [DataRow("192.168.1.2.3")]
        [DataRow("192.168..2")]
        [DataRow("192.168.1.2a")]
        public void BoxConfiguration_refuses_an_address_that_would_have_to_be_looked_up(string address)
        {
            ConfigurationMessage message = Configurations.Message("sign");
            message.SetText(ConfigurationMessage.Broker, address);
            Expect(ConfigurationFault.BadAddress, ConfigurationMessage.Broker, message);
            message = Configurations.Message("sign");
            message.SetText(ConfigurationMessage.Clock, address);
            Expect(ConfigurationFault.BadAddress, ConfigurationMessage.Clock, message);
            message = Configurations.Message("sign");
            message.SetText(ConfigurationMessage.Clock2, address);
            Expect(ConfigurationFault.BadAddress, ConfigurationMessage.Clock2, message);
        }

        [TestMethod]
        public void Configuration_names_a_second_clock_or_none()
        {
            ConfigurationMessage message = Configurations.Message("sign");
            Assert.IsNull(Configurations.Read(message).Clock2);
            message.SetText(ConfigurationMessage.Clock2, "10.0.0.7");
            Assert.AreEqual("10.0.0.7", Configurations.Read(message).Clock2);
            Assert.AreEqual(123, Configurations.Read(message).Clock2Port);
            message.SetInteger(ConfigurationMessage.Clock2Port, 1123);
            Assert.AreEqual(1123, Configurations.Read(message).Clock2Port);
        }

        [TestMethod]
        public void BoxConfiguration_refuses_a_post_that_is_listed_twice()
        {
            ConfigurationMessage message = Configurations.Message("control");
            message.SetText(ConfigurationMessage.Posts, "p1,p2,p1");
            Expect(ConfigurationFault.BadRoleData, ConfigurationMessage.Posts, message);
        }

        private static void Expect(ConfigurationFault fault, int field, ConfigurationMessage message)
        {
            BoxConfiguration sut = Configurations.Read(message);
            Assert.AreEqual((int)fault, (int)sut.Fault);
            Assert.AreEqual(field, sut.FaultField);
        }
    }
}
