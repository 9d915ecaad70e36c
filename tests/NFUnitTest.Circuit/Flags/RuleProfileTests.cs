using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    [TestClass]
    public class RuleProfileTests
    {
        [TestMethod]
        [DataRow("x", -1, ConfigurationMessage.Local)]
        [DataRow("R", -1, ConfigurationMessage.Local)]
        [DataRow("S", -1, ConfigurationMessage.Local)]
        [DataRow("G", -1, ConfigurationMessage.Local)]
        [DataRow("YD", (int)Aspect.Green, ConfigurationMessage.LossGreen)]
        [DataRow("YD", (int)Aspect.Blue, ConfigurationMessage.LossGreen)]
        [DataRow("YD", (int)Aspect.Yellow, -1)]
        public void Rules_that_break_safety_are_refused_by_the_box_too(string local, int lossGreen, int fault)
        {
            ConfigurationMessage message = new ConfigurationMessage();
            message.SetText(ConfigurationMessage.Local, local);
            if (lossGreen >= 0)
            {
                message.SetChoice(ConfigurationMessage.LossGreen, lossGreen);
            }

            Assert.AreEqual(fault, new RuleProfile(message).FaultField);
        }

        [TestMethod]
        public void Rules_in_a_configuration_that_break_safety_leave_the_box_unconfigured()
        {
            ConfigurationMessage message = Configurations.Message("post");
            message.SetText(ConfigurationMessage.Patterns, "R=r/-");
            BoxConfiguration configuration = Configurations.Read(message);
            Assert.AreEqual((int)ConfigurationFault.BadRoleData, (int)configuration.Fault);
            Assert.AreEqual(ConfigurationMessage.Patterns, configuration.FaultField);
        }

        [TestMethod]
        [DataRow("red,yellow")]
        [DataRow("red,yellow,green,mauve")]
        [DataRow("red;yellow;green")]
        public void Lamps_of_a_post_must_be_known_and_hold_the_three(string lamps)
        {
            ConfigurationMessage message = Configurations.Message("post");
            message.SetText(ConfigurationMessage.Lamps, lamps);
            Assert.AreEqual(ConfigurationMessage.Lamps, Configurations.Read(message).FaultField);
        }

        [TestMethod]
        [DataRow("10,10000,10,10")]
        [DataRow("10,10000,40,50")]
        [DataRow("10,10,40,20")]
        [DataRow("10,10000,40")]
        [DataRow("10,10000,x,20")]
        public void Brightness_without_sense_is_refused(string dim)
        {
            Assert.IsFalse(new Brightness(dim).IsSound);
        }

        [TestMethod]
        [DataRow(-1, (int)Aspect.Red, 100)]
        [DataRow(0, (int)Aspect.Red, 40)]
        [DataRow(10, (int)Aspect.Yellow, 40)]
        [DataRow(10, (int)Aspect.Green, 15)]
        [DataRow(10000, (int)Aspect.Green, 100)]
        [DataRow(100000, (int)Aspect.Red, 100)]
        public void Brightness_follows_the_light_between_floor_and_full(int lux, int aspect, int percent)
        {
            Assert.AreEqual(percent, new Brightness("10,10000,40,15").PercentOf(lux, (Aspect)aspect));
        }

        [TestMethod]
        public void Brightness_never_falls_with_more_light_and_never_below_the_floor_for_what_restricts()
        {
            Brightness sut = new Brightness("10,10000,40,15");
            int last = 0;
            for (int lux = 0; lux < 20000; lux += 7)
            {
                int percent = sut.PercentOf(lux, Aspect.Yellow);
                Assert.IsTrue(percent >= last && percent >= 40 && percent <= 100, lux.ToString());
                last = percent;
            }
        }
    }
}
