using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>A marshal's yellow that race control takes over: shown at the panel first, for the profile's time, then given up.</summary>
    [TestClass]
    public class TakeOverTests
    {
        private const long Second = 1000000;

        [TestMethod]
        public void Yellow_is_given_up_after_the_notice_and_not_before()
        {
            BoxBench bench = WithYellow();
            int seq = Speak(bench, 10, "-N-", 4900000);
            Assert.AreEqual((int)Aspect.Yellow, (int)bench.Box.Post.Applied);
            Assert.IsTrue(bench.Box.Post.TakeOver.IsShown);
            Speak(bench, seq, "-N-", 300000);
            Assert.AreEqual((int)Aspect.Green, (int)bench.Box.Post.Applied);
            Assert.IsFalse(bench.Box.Post.TakeOver.IsShown);
        }

        [TestMethod]
        public void Post_tells_that_it_shows_the_notice()
        {
            BoxBench bench = WithYellow();
            Speak(bench, 10, "-N-", Second);
            LampsMessage told = new LampsMessage();
            bench.Link.Read(told);
            Assert.IsTrue(told.GetFlag(LampsMessage.Notice));
            Assert.AreEqual((int)Aspect.Yellow, told.GetChoice(LampsMessage.Request));
        }

        [TestMethod]
        public void Yellow_stays_without_notice_or_with_one_for_another_post()
        {
            BoxBench bench = WithYellow();
            int seq = Speak(bench, 10, null, 10 * Second);
            Speak(bench, seq, "N-N", 10 * Second);
            Assert.AreEqual((int)Aspect.Yellow, (int)bench.Box.Post.Applied);
        }

        [TestMethod]
        public void Marshal_who_presses_again_has_the_whole_time_again()
        {
            BoxBench bench = WithYellow();
            int seq = Speak(bench, 10, "-N-", 4 * Second);
            Press(bench);
            seq = Speak(bench, seq, "-N-", 4 * Second);
            Assert.AreEqual((int)Aspect.Yellow, (int)bench.Box.Post.Applied);
            Speak(bench, seq, "-N-", 2 * Second);
            Assert.AreEqual((int)Aspect.Green, (int)bench.Box.Post.Applied);
        }

        [TestMethod]
        public void Yellow_asked_for_after_the_notice_is_the_marshals_own_anew()
        {
            BoxBench bench = WithYellow();
            int seq = Speak(bench, 10, "-N-", 6 * Second);
            Press(bench);
            Speak(bench, seq, null, 20 * Second);
            Assert.AreEqual((int)Aspect.Yellow, (int)bench.Box.Post.Applied);
        }

        [TestMethod]
        public void Notice_of_a_control_box_that_fell_silent_takes_nothing_over()
        {
            BoxBench bench = WithYellow();
            Speak(bench, 10, "-N-", 2 * Second);
            bench.Run(20 * Second);
            Assert.AreEqual((int)Aspect.Yellow, (int)bench.Box.Post.Applied);
        }

        [TestMethod]
        public void What_is_asked_beyond_what_the_notice_was_about_is_not_taken_over_by_it()
        {
            BoxBench bench = WithYellow();
            int seq = Speak(bench, 10, "-N-", 2 * Second);
            bench.Board.Drive(Inputs.DoubleYellowButton, true);
            seq = Speak(bench, seq, "-N-", 30 * Second);
            Assert.AreEqual((int)Aspect.DoubleYellow, (int)bench.Box.Post.Applied);
            Assert.IsFalse(bench.Box.Post.TakeOver.IsShown);
            // A notice of its own takes it over.
            seq = Speak(bench, seq, null, Second);
            Speak(bench, seq, "-N-", 6 * Second);
            Assert.AreEqual((int)Aspect.Green, (int)bench.Box.Post.Applied);
        }

        private static BoxBench WithYellow()
        {
            ConfigurationMessage message = Configurations.Message("post");
            message.SetText(ConfigurationMessage.Lamps, "red,yellow,green,yellow2");
            message.SetText(ConfigurationMessage.Buttons, "yellow,clear,key,double-yellow");
            BoxBench bench = BoxBench.Ready(Configurations.Read(message));
            bench.HasTimeServer = true;
            bench.Board.Drive(Inputs.EnableKey, true);
            Speak(bench, 1, null, Second / 2);
            Press(bench);
            Assert.AreEqual((int)Aspect.Yellow, (int)bench.Box.Post.Applied);
            return bench;
        }

        private static void Press(BoxBench bench)
        {
            bench.Board.Drive(Inputs.YellowButton, true);
            bench.Run(Second / 10);
            bench.Board.Drive(Inputs.YellowButton, false);
            bench.Run(Second / 10);
        }

        /// <summary>Control asks for green, ten times a second.</summary>
        private static int Speak(BoxBench bench, int seq, string notice, long microseconds)
        {
            for (long end = bench.Now + microseconds; bench.Now < end; seq++)
            {
                ControlStateMessage state = Controls.State(seq, "GGG", bench.Now);
                state.SetText(ControlStateMessage.Notice, notice);
                bench.Deliver(state, 0, false);
                bench.Run(Second / 10);
            }

            return seq;
        }
    }
}
