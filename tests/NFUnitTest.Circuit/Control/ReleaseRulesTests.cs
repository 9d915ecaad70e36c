using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>Every row of the table at <see cref="ReleaseRules"/>.</summary>
    [TestClass]
    public class ReleaseRulesTests
    {
        private const long Second = 1000000;

        [TestMethod]
        [DataRow((int)Aspect.Red, (int)Aspect.SafetyCar, 20L, ReleaseRules.Allowed)]
        [DataRow((int)Aspect.Red, (int)Aspect.Green, 20L, (int)RefusalReason.NotReleasable)]
        [DataRow((int)Aspect.Red, (int)Aspect.SafetyCar, 9L, (int)RefusalReason.TooSoon)]
        [DataRow((int)Aspect.SafetyCar, (int)Aspect.Green, 20L, ReleaseRules.Allowed)]
        [DataRow((int)Aspect.SafetyCar, (int)Aspect.Yellow, 20L, (int)RefusalReason.NotReleasable)]
        [DataRow((int)Aspect.Code60, (int)Aspect.Green, 20L, ReleaseRules.Allowed)]
        [DataRow((int)Aspect.Yellow, (int)Aspect.Green, 0L, ReleaseRules.Allowed)]
        [DataRow((int)Aspect.Green, (int)Aspect.Red, 0L, ReleaseRules.Allowed)]
        [DataRow((int)Aspect.Red, (int)Aspect.Red, 0L, ReleaseRules.Allowed)]
        public void Release_follows_the_table(int from, int to, long seconds, int expected)
        {
            ReleaseRules rules = new ReleaseRules("R>SV,S>G", 10 * Second, 1);
            rules.Begin(0, 5 * Second);
            Assert.AreEqual(expected, rules.Judge(0, (Aspect)from, (Aspect)to, false, (5 + seconds) * Second));
        }

        [TestMethod]
        public void Release_waits_for_the_red_button_and_restriction_does_not()
        {
            ReleaseRules rules = new ReleaseRules(null, 0, 1);
            Assert.AreEqual((int)RefusalReason.RedButton, rules.Judge(0, Aspect.Red, Aspect.SafetyCar, true, Second));
            Assert.AreEqual(ReleaseRules.Allowed, rules.Judge(0, Aspect.Yellow, Aspect.Red, true, Second));
        }

        [TestMethod]
        [DataRow("R>SG,S>G", true)]
        [DataRow("R>", false)]
        [DataRow("R", false)]
        [DataRow("X>G", false)]
        [DataRow("R>X", false)]
        [DataRow("R=G", false)]
        public void Release_list_that_cannot_be_read_is_told(string list, bool isSound)
        {
            Assert.AreEqual(isSound, new ReleaseRules(list, 0, 1).IsSound);
            ConfigurationMessage message = Configurations.Message("control");
            message.SetText(ConfigurationMessage.Release, list);
            Assert.AreEqual((int)(isSound ? ConfigurationFault.None : ConfigurationFault.BadRoleData), (int)Configurations.Read(message).Fault);
        }
    }
}
