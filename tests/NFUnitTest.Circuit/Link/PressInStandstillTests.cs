using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>A marshal presses while a post stands still in its handshake: by the time the post comes by, the button may be up again.</summary>
    [TestClass]
    public class PressInStandstillTests
    {
        [TestMethod]
        [DataRow(Inputs.YellowButton, (int)Aspect.Yellow)]
        [DataRow(Inputs.DoubleYellowButton, (int)Aspect.DoubleYellow)]
        [DataRow(Inputs.SlipperyButton, (int)Aspect.Slippery)]
        public void Press_that_was_over_before_the_end_is_taken_after_it(int button, int aspect)
        {
            BoxBench bench = StoodStill(SecureBench.Post(), button, true);
            bench.Run(SecureBench.Second / 10);
            Assert.AreEqual(aspect, (int)bench.Box.Post.Panel.Request);
            Assert.AreEqual(aspect, (int)bench.Box.Post.Applied);
            Assert.AreEqual(1, bench.Box.Post.Panel.Presses);
        }

        [TestMethod]
        public void Press_that_is_held_beyond_the_end_is_taken_once()
        {
            BoxBench bench = StoodStill(SecureBench.Post(), Inputs.YellowButton, false);
            bench.Run(SecureBench.Second / 10);
            bench.Board.Drive(Inputs.YellowButton, false);
            bench.Run(SecureBench.Second / 10);
            Assert.AreEqual((int)Aspect.Yellow, (int)bench.Box.Post.Applied);
            Assert.AreEqual(1, bench.Box.Post.Panel.Presses);
        }

        [TestMethod]
        public void Press_is_told_with_its_release()
        {
            BoxBench bench = StoodStill(SecureBench.Post(), Inputs.YellowButton, true);
            int told = bench.Link.CountOf(What.Button);
            SecureBench.Open(bench);
            bench.Run(SecureBench.Second / 10);
            ButtonMessage button = new ButtonMessage();
            Assert.IsTrue(bench.Link.Read(button));
            Assert.AreEqual((int)ButtonEvent.Release, button.GetChoice(ButtonMessage.Event));
            Assert.AreEqual(told + 2, bench.Link.CountOf(What.Button));
        }

        [TestMethod]
        public void Press_that_asks_for_less_takes_nothing_back()
        {
            BoxBench bench = SecureBench.Post();
            SecureBench.Press(bench, Inputs.DoubleYellowButton);
            StoodStill(bench, Inputs.YellowButton, true);
            bench.Run(SecureBench.Second / 10);
            Assert.AreEqual((int)Aspect.DoubleYellow, (int)bench.Box.Post.Panel.Request);
        }

        [TestMethod]
        public void Clear_that_was_over_before_the_end_clears_nothing()
        {
            BoxBench bench = SecureBench.Post();
            SecureBench.Press(bench, Inputs.YellowButton);
            StoodStill(bench, Inputs.ClearButton, true);
            bench.Run(SecureBench.Second / 10);
            Assert.AreEqual((int)Aspect.Yellow, (int)bench.Box.Post.Panel.Request);
        }

        [TestMethod]
        public void Press_without_the_key_counts_for_nothing()
        {
            BoxBench bench = SecureBench.Post();
            bench.Board.Drive(Inputs.EnableKey, false);
            bench.Run(SecureBench.Second);
            StoodStill(bench, Inputs.YellowButton, true);
            bench.Run(SecureBench.Second / 10);
            Assert.AreEqual((int)Aspect.Dark, (int)bench.Box.Post.Panel.Request);
        }

        [TestMethod]
        public void Button_that_trembles_is_found_bouncing_as_ever()
        {
            BoxBench bench = SecureBench.Post();
            for (int i = 0; i <= ButtonWatch.MostPresses; i++)
            {
                bench.Board.Drive(Inputs.YellowButton, true);
                bench.Board.Drive(Inputs.YellowButton, false);
                bench.StandStill(InputBank.StandstillMicroseconds);
                bench.Tick();
                bench.Box.Post.Panel.Release();
            }

            Assert.IsTrue((bench.Box.Post.Panel.Faults & (1 << Inputs.YellowButton)) != 0);
        }

        // The link is lost and the post stands still in the handshake; in the midst of it a button goes down, and up again where that is asked.
        private static BoxBench StoodStill(BoxBench bench, int button, bool isLetGo)
        {
            SecureBench.Lose(bench);
            Assert.IsTrue(SecureBench.RunUntilOpening(bench, SecureBench.Back));
            bench.StandStill(SecureBench.Handshake / 2);
            bench.Board.Drive(button, true);
            if (isLetGo)
            {
                bench.Board.Drive(button, false);
            }

            bench.StandStill(SecureBench.Handshake / 2);
            return bench;
        }
    }
}
