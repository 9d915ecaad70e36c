using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>A panel with every button: what each asks for, and buttons no hand is on.</summary>
    [TestClass]
    public class ButtonWatchTests
    {
        private const int All = (1 << Inputs.PanelCount) - 1;
        private const long Second = 1000000;

        [TestMethod]
        [DataRow(Inputs.YellowButton, (int)Aspect.Yellow)]
        [DataRow(Inputs.DoubleYellowButton, (int)Aspect.DoubleYellow)]
        [DataRow(Inputs.SlipperyButton, (int)Aspect.Slippery)]
        [DataRow(Inputs.WhiteButton, (int)Aspect.White)]
        [DataRow(Inputs.BlueButton, (int)Aspect.Blue)]
        [DataRow(Inputs.RedButton, (int)Aspect.Dark)]
        [DataRow(Inputs.SectionButton, (int)Aspect.Dark)]
        [DataRow(Inputs.LampTestButton, (int)Aspect.Dark)]
        public void Button_asks_for_its_aspect(int button, int asked)
        {
            PanelBench bench = Full(0);
            bench.Press(button);
            Assert.AreEqual(asked, (int)bench.Sut.Request);
            Assert.AreEqual(button == Inputs.SectionButton, bench.Sut.IsSectionClear);
        }

        [TestMethod]
        public void Button_asks_for_nothing_the_profile_gives_to_control()
        {
            PanelBench bench = Full(3);
            bench.Press(Inputs.BlueButton);
            Assert.AreEqual((int)Aspect.Dark, (int)bench.Sut.Request);
        }

        [TestMethod]
        public void Red_that_a_marshal_may_light_is_released_by_control_alone()
        {
            PanelBench bench = Full(2);
            bench.Press(Inputs.RedButton);
            bench.Release(Inputs.RedButton);
            Assert.AreEqual((int)Aspect.Red, (int)bench.Sut.Request);
            bench.Press(Inputs.ClearButton);
            bench.Release(Inputs.ClearButton);
            bench.Press(Inputs.YellowButton);
            bench.Release(Inputs.YellowButton);
            Assert.AreEqual((int)Aspect.Red, (int)bench.Sut.Request);
            bench.Sut.Release();
            Assert.AreEqual((int)Aspect.Dark, (int)bench.Sut.Request);
        }

        [TestMethod]
        public void Button_held_for_30_s_is_stuck_and_clears_nothing_when_it_lets_go()
        {
            PanelBench bench = Full(0);
            bench.Press(Inputs.YellowButton);
            bench.Release(Inputs.YellowButton);
            bench.Press(Inputs.ClearButton);
            bench.Run(29 * Second);
            Assert.AreEqual(0, bench.Sut.Faults);
            bench.Run(2 * Second);
            Assert.AreEqual(1 << Inputs.ClearButton, bench.Sut.Faults);
            bench.Release(Inputs.ClearButton);
            Assert.AreEqual((int)Aspect.Yellow, (int)bench.Sut.Request);
            bench.Run(3 * Second);
            Assert.AreEqual(0, bench.Sut.Faults);
            bench.Press(Inputs.ClearButton);
            bench.Release(Inputs.ClearButton);
            Assert.AreEqual((int)Aspect.Dark, (int)bench.Sut.Request);
        }

        [TestMethod]
        public void Button_that_bounces_on_and_on_is_reported_and_counts_no_more()
        {
            PanelBench bench = Full(0);
            for (int i = 0; i < ButtonWatch.MostPresses + 1; i++)
            {
                bench.Press(Inputs.BlueButton);
                bench.Release(Inputs.BlueButton);
            }

            Assert.AreEqual(1 << Inputs.BlueButton, bench.Sut.Faults);
            bench.Press(Inputs.YellowButton);
            bench.Release(Inputs.YellowButton);
            bench.Press(Inputs.BlueButton);
            Assert.AreEqual((int)Aspect.Yellow, (int)bench.Sut.Request);
        }

        [TestMethod]
        public void Clear_that_chatters_faster_than_a_finger_clears_nothing()
        {
            PanelBench bench = Full(0);
            bench.Press(Inputs.YellowButton);
            bench.Release(Inputs.YellowButton);
            for (int i = 0; i < 40; i++)
            {
                bench.Board.Drive(Inputs.ClearButton, (i & 1) == 0);
                bench.Tick();
                bench.Tick();
            }

            Assert.AreEqual((int)Aspect.Yellow, (int)bench.Sut.Request);
        }

        [TestMethod]
        public void Clear_that_is_shorted_to_another_button_clears_nothing()
        {
            PanelBench bench = Full(0);
            bench.Board.Drive(Inputs.YellowButton, true);
            bench.Board.Drive(Inputs.ClearButton, true);
            bench.Run(Second);
            bench.Board.Drive(Inputs.ClearButton, false);
            bench.Board.Drive(Inputs.YellowButton, false);
            bench.Run(Second);
            Assert.AreEqual((int)Aspect.Yellow, (int)bench.Sut.Request);
        }

        [TestMethod]
        public void Buttons_that_are_all_down_at_once_are_shorted_and_reported_until_they_rest()
        {
            PanelBench bench = Full(0);
            bench.Board.Drive(Inputs.ClearButton, true);
            bench.Board.Drive(Inputs.SectionButton, true);
            bench.Board.Drive(Inputs.LampTestButton, true);
            bench.Run(Second);
            Assert.AreEqual((1 << Inputs.ClearButton) | (1 << Inputs.SectionButton) | (1 << Inputs.LampTestButton), bench.Sut.Faults);
            bench.Release(Inputs.ClearButton);
            bench.Release(Inputs.SectionButton);
            bench.Release(Inputs.LampTestButton);
            bench.Run(3 * Second);
            Assert.AreEqual(0, bench.Sut.Faults);
        }

        private static PanelBench Full(int profile)
        {
            return new PanelBench(true, -1, All, Profiles.At(profile));
        }
    }
}
