using nanoFramework.TestFramework;

using Trackside.Core;

namespace NFUnitTest
{
    [TestClass]
    public class QuietWatchTests
    {
        private const long Step = 100000;
        private const long Still = QuietWatch.StillMicroseconds;

        [TestMethod]
        public void Box_is_quiet_once_nothing_has_moved_for_two_seconds()
        {
            QuietWatch sut = new QuietWatch();
            Assert.IsFalse(sut.Step(1, 0, false, 0));
            Assert.IsFalse(sut.Step(0, 0, false, Still - 1));
            Assert.IsTrue(sut.Step(0, 0, false, Still));
        }

        [TestMethod]
        public void Box_that_nothing_moves_from_its_start_is_quiet_at_once()
        {
            Assert.IsTrue(new QuietWatch().Step(0, 0, false, 0));
        }

        [TestMethod]
        public void Box_is_quiet_two_seconds_after_anything_permissive_burned_and_no_sooner()
        {
            QuietWatch sut = new QuietWatch();
            long now = 0;
            for (; now < 20 * Still; now += Step)
            {
                Assert.IsFalse(sut.Step(0, 0, true, now));
            }

            Assert.IsFalse(sut.Step(0, 0, false, now - Step + Still - 1));
            Assert.IsTrue(sut.Step(0, 0, false, now - Step + Still));
        }

        [TestMethod]
        public void Box_moves_by_every_input_but_those_that_follow_what_it_lights_itself()
        {
            for (int input = 0; input < Inputs.Count; input++)
            {
                bool isLamp = input >= Inputs.FirstSense && input < Inputs.FirstSense + Lamp.Count;
                bool isSign = input >= Inputs.FirstArrowSense && input < Inputs.BarrierClosed;
                bool isSense = isLamp || isSign || input == Inputs.PanelSense;
                Assert.AreEqual(isSense, new QuietWatch().Step(1L << input, 0, false, 0), "input " + input.ToString());
            }
        }

        [TestMethod]
        [DataRow(true)]
        [DataRow(false)]
        public void Button_and_passing_start_the_two_seconds_anew(bool isButton)
        {
            QuietWatch sut = new QuietWatch();
            long now = 0;
            for (int i = 1; i < 50; i++)
            {
                // Each time just before the box would be quiet.
                now += Still - Step;
                Assert.IsFalse(sut.Step(isButton ? 1 : 0, isButton ? 0 : i, false, now));
            }

            Assert.IsTrue(sut.Step(0, isButton ? 0 : 49, false, now + Still));
        }
    }
}
