using nanoFramework.TestFramework;
using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>What one circuit of a joined course believes of the other.</summary>
    [TestClass]
    public class PartnerViewTests
    {
        private const long Now = 10000000;

        [TestMethod]
        public void Partner_that_is_locked_in_the_same_direction_permits_and_in_another_does_not()
        {
            PartnerView sut = View();
            Assert.IsTrue(sut.Take(Word(1, "cw"), false, Now));
            Assert.IsTrue(sut.Permits(0, Now));
            Assert.IsTrue(sut.Take(Word(2, "acw"), false, Now));
            Assert.IsFalse(sut.Permits(0, Now));
        }

        [TestMethod]
        public void Partner_whose_red_button_was_pressed_permits_nothing_until_its_red_is_released()
        {
            PartnerView sut = View();
            ControlStateMessage pressed = Word(1, "cw");
            pressed.SetFlag(ControlStateMessage.RedButton, true);
            Assert.IsTrue(sut.Take(pressed, false, Now));
            Assert.IsFalse(sut.Permits(0, Now));
            Assert.IsTrue(sut.IsReady(0, Now));
            Assert.IsTrue(sut.Stands(0, Now));
            Assert.IsTrue(sut.Take(Word(2, "cw"), false, Now));
            Assert.IsTrue(sut.Permits(0, Now));
        }

        private static PartnerView View()
        {
            DirectionPlan plan = new DirectionPlan();
            plan.Routes = new string[] { "cw", "acw" };
            plan.Hashes = new string[] { "0a1b2c3d", "4e5f6071" };
            plan.IsJoined = new bool[] { true, true };
            return new PartnerView(plan, Clocks.Synced(0));
        }

        private static ControlStateMessage Word(int seq, string direction)
        {
            ControlStateMessage message = Controls.State(seq, "R", Now);
            message.SetText(ControlStateMessage.Direction, direction);
            message.SetChoice(ControlStateMessage.Interlock, (int)InterlockState.Locked);
            return message;
        }
    }
}
