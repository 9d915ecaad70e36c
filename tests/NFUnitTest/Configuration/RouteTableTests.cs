using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>Routes of a box, and what an interlock must know.</summary>
    [TestClass]
    public class RouteTableTests
    {
        [TestMethod]
        public void Routes_are_the_one_the_box_begins_with_when_none_are_listed()
        {
            RouteTable sut = Configurations.Of("post").Routes;
            Assert.AreEqual(1, sut.Names.Length);
            Assert.AreEqual(0, sut.IndexOf("cw"));
            Assert.AreEqual("0a1b2c3d", sut.Hashes[0]);
            Assert.AreEqual(string.Empty, sut.Before[0]);
        }

        [TestMethod]
        public void Routes_are_found_by_name_with_hash_and_neighbours()
        {
            RouteTable sut = Configurations.Read(Configurations.Reversible("post")).Routes;
            Assert.AreEqual(1, sut.IndexOf("acw"));
            Assert.AreEqual(-1, sut.IndexOf("none"));
            Assert.AreEqual("4e5f6071", sut.Hashes[1]);
            Assert.AreEqual("kart-p3", sut.Before[1]);
            Assert.AreEqual("kart-p1", sut.After[1]);
        }

        [TestMethod]
        public void Interlock_is_read_only_where_control_has_one()
        {
            Assert.IsNull(Configurations.Of("control").Interlock);
            Assert.IsNull(Configurations.Read(Configurations.Reversible("sign")).Interlock);
            InterlockPlan sut = Configurations.Read(Configurations.Reversible("control")).Interlock;
            Assert.AreEqual(2, sut.Signs.Length);
            Assert.AreEqual("s1", sut.Sweep[1][1]);
            Assert.AreEqual("kart-s1", sut.Contacts[0]);
            Assert.AreEqual(300, sut.QuietSeconds);
        }

        [TestMethod]
        [DataRow(ConfigurationMessage.Routes, "acw,ccw")]
        [DataRow(ConfigurationMessage.Routes, "cw,cw")]
        [DataRow(ConfigurationMessage.Routes, "cw,ACW")]
        [DataRow(ConfigurationMessage.RouteHashes, "0a1b2c3d")]
        [DataRow(ConfigurationMessage.RouteHashes, "4e5f6071,0a1b2c3d")]
        [DataRow(ConfigurationMessage.Before, "kart-p1")]
        [DataRow(ConfigurationMessage.After, "kart-p1,kart p3")]
        [DataRow(ConfigurationMessage.Signs, "")]
        [DataRow(ConfigurationMessage.Sweep, "sf>s1")]
        [DataRow(ConfigurationMessage.Sweep, "sf>sf,sf>s1")]
        [DataRow(ConfigurationMessage.Places, "gate,gate")]
        [DataRow(ConfigurationMessage.Contacts, "kart-s1")]
        [DataRow(ConfigurationMessage.Contacts, "kart-s9,")]
        [DataRow(ConfigurationMessage.StartPost, "kart-p9")]
        [DataRow(ConfigurationMessage.JoinedRoutes, "grand")]
        [DataRow(ConfigurationMessage.Closed, "101")]
        public void Configuration_is_refused_with_the_field_that_does_not_fit(int field, string text)
        {
            ConfigurationMessage message = Configurations.Reversible("control");
            message.SetText(field, text);
            BoxConfiguration sut = Configurations.Read(message);
            Assert.AreEqual((int)ConfigurationFault.BadRoleData, (int)sut.Fault);
            Assert.AreEqual(field, sut.FaultField);
        }

        [TestMethod]
        [DataRow("post,control", false)]
        [DataRow("post,sign", false)]
        [DataRow("post", true)]
        [DataRow("sign,control", true)]
        public void Interlock_and_panel_of_one_box_are_refused_since_their_keys_would_be_one(string roles, bool isTaken)
        {
            BoxConfiguration sut = Configurations.Read(Configurations.Reversible(roles));
            Assert.AreEqual((int)(isTaken ? ConfigurationFault.None : ConfigurationFault.BadRoleData), (int)sut.Fault);
            Assert.IsTrue(isTaken || sut.FaultField == ConfigurationMessage.Roles);
        }

        [TestMethod]
        public void Joined_routes_without_a_partner_are_refused()
        {
            ConfigurationMessage message = Configurations.Reversible("control");
            message.SetText(ConfigurationMessage.JoinedRoutes, "acw");
            Assert.AreEqual(ConfigurationMessage.Partner, Configurations.Read(message).FaultField);
            message.SetText(ConfigurationMessage.Partner, "rally");
            Assert.AreEqual((int)ConfigurationFault.None, (int)Configurations.Read(message).Fault);
        }
    }
}
