using System.Text;
using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>Every row of the table at <see cref="IssuerRules"/>, and the control box that keeps to it.</summary>
    [TestClass]
    public class IssuerRulesTests
    {
        private const string Rules = "timing=BY/,rescue*=RDY/DY,steward=RYG/RY";

        [TestMethod]
        [DataRow("tower", (int)Aspect.Red, (int)Aspect.Green, true)]
        [DataRow("tower", (int)Aspect.Green, (int)Aspect.SafetyCar, true)]
        [DataRow("timing", (int)Aspect.Green, (int)Aspect.Blue, true)]
        [DataRow("timing", (int)Aspect.Blue, (int)Aspect.Blue, true)]
        [DataRow("timing", (int)Aspect.Green, (int)Aspect.Yellow, true)]
        [DataRow("timing", (int)Aspect.Green, (int)Aspect.Red, false)]
        [DataRow("timing", (int)Aspect.Dark, (int)Aspect.Green, false)]
        [DataRow("timing", (int)Aspect.Yellow, (int)Aspect.Blue, false)]
        [DataRow("timing", (int)Aspect.Red, (int)Aspect.Yellow, false)]
        [DataRow("timing", (int)Aspect.Blue, (int)Aspect.Green, false)]
        [DataRow("timing2", (int)Aspect.Red, (int)Aspect.Green, true)]
        [DataRow("rescue", (int)Aspect.Green, (int)Aspect.Red, true)]
        [DataRow("rescue-2", (int)Aspect.Green, (int)Aspect.Red, true)]
        [DataRow("rescue-2", (int)Aspect.Red, (int)Aspect.Yellow, false)]
        [DataRow("rescue-2", (int)Aspect.DoubleYellow, (int)Aspect.Yellow, true)]
        [DataRow("rescue-2", (int)Aspect.Yellow, (int)Aspect.Green, false)]
        [DataRow("rescu", (int)Aspect.Red, (int)Aspect.Green, true)]
        [DataRow("steward", (int)Aspect.Red, (int)Aspect.Green, true)]
        [DataRow("steward", (int)Aspect.SafetyCar, (int)Aspect.Green, false)]
        public void Issuer_asks_and_releases_what_its_row_says(string issuer, int from, int to, bool may)
        {
            IssuerRules rules = new IssuerRules(Rules);
            byte[] name = Encoding.UTF8.GetBytes(issuer);
            Assert.IsTrue(rules.IsSound);
            Assert.AreEqual(may, rules.MayAsk(rules.RowOf(name, name.Length), (Aspect)from, (Aspect)to));
        }

        [TestMethod]
        [DataRow("timing=BY/", true)]
        [DataRow("*=/", true)]
        [DataRow("timing=BY", false)]
        [DataRow("timing/BY=", false)]
        [DataRow("=B/", false)]
        [DataRow("timing=X/", false)]
        [DataRow("timing=B/?", false)]
        [DataRow("timing=B/,", false)]
        public void Issuer_list_that_cannot_be_read_is_told(string list, bool isSound)
        {
            Assert.AreEqual(isSound, new IssuerRules(list).IsSound);
            ConfigurationMessage message = Configurations.Message("control");
            message.SetText(ConfigurationMessage.Issuers, list);
            Assert.AreEqual((int)(isSound ? ConfigurationFault.None : ConfigurationFault.BadRoleData), (int)Configurations.Read(message).Fault);
        }

        [TestMethod]
        public void Control_box_refuses_what_an_issuer_may_not_and_changes_nothing()
        {
            HoldBench bench = new HoldBench(Rules);
            bench.Ask("tower", "all", Aspect.Green, 0);
            Assert.AreEqual("GGG", bench.Letters);
            bench.Ask("timing", "kart-p2", Aspect.SafetyCar, 0);
            Assert.AreEqual("not-authorised", bench.Refusal);
            bench.Ask("rescue-1", "all", Aspect.Red, 0);
            Assert.AreEqual("RRR", bench.Letters);
            bench.Ask("rescue-1", "all", Aspect.Yellow, 0);
            Assert.AreEqual("not-authorised", bench.Refusal);
            Assert.AreEqual("RRR", bench.Letters);
            bench.Ask("tower", "all", Aspect.Green, 0);
            Assert.AreEqual("GGG", bench.Letters);
        }

        [TestMethod]
        [DataRow((int)ControlOperation.Board)]
        [DataRow((int)ControlOperation.Direction)]
        [DataRow((int)ControlOperation.SessionOpen)]
        [DataRow((int)ControlOperation.StageClear)]
        public void Control_box_takes_other_operations_from_race_control_alone(int operation)
        {
            HoldBench bench = new HoldBench(Rules);
            bench.Operate("timing", operation);
            Assert.AreEqual("not-authorised", bench.Refusal);
            bench.Operate("tower", operation);
            Assert.IsFalse(bench.Refusal == "not-authorised");
        }
    }
}
