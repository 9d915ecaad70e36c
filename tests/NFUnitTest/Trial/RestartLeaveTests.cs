using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    [TestClass]
    public class RestartLeaveTests
    {
        [TestMethod]
        public void Box_that_is_not_configured_may_be_restarted()
        {
            Assert.IsTrue(RestartLeave.Refusal(null, 1) == null);
        }

        [TestMethod]
        [DataRow("RGR", "circuit-open")]
        [DataRow("RYR", "circuit-open")]
        [DataRow("GRG", "")]
        [DataRow("RRR", "")]
        public void Post_may_be_restarted_while_control_holds_red_there(string letters, string refusal)
        {
            BoxBench bench = BoxBench.Ready("post");
            Tell(bench, 5, letters, InterlockState.Locked);
            AssertRefusal(refusal, bench);
        }

        [TestMethod]
        [DataRow((int)InterlockState.Fixed, "")]
        [DataRow((int)InterlockState.Fault, "")]
        [DataRow((int)InterlockState.Locked, "")]
        [DataRow((int)InterlockState.Closing, "reversal")]
        [DataRow((int)InterlockState.Clearing, "reversal")]
        [DataRow((int)InterlockState.Blank, "reversal")]
        [DataRow((int)InterlockState.Setting, "reversal")]
        [DataRow((int)InterlockState.Proving, "reversal")]
        public void Neither_post_nor_sign_may_be_restarted_while_a_reversal_is_under_way(int state, string refusal)
        {
            BoxBench post = BoxBench.Ready("post");
            Tell(post, 5, "RRR", (InterlockState)state);
            AssertRefusal(refusal, post);
            BoxBench sign = BoxBench.Ready(Configurations.Read(Configurations.Reversible("sign")));
            Tell(sign, 5, "RRR", (InterlockState)state);
            AssertRefusal(refusal, sign);
        }

        [TestMethod]
        public void Control_box_may_be_restarted_only_with_red_for_everyone_and_no_reversal()
        {
            BoxBench bench = BoxBench.Ready("control");
            AssertRefusal("", bench);
            Assert.IsTrue(bench.Box.IsCircuitClosed(bench.Now));
        }

        [TestMethod]
        public void Post_without_connection_may_be_restarted_unless_its_marshal_asks_for_something()
        {
            BoxBench bench = BoxBench.Ready("post");
            Tell(bench, 5, "RGR", InterlockState.Locked);
            bench.Parts.LinkEvents.Put(LinkEvent.Closed);
            bench.Tick();
            AssertRefusal("", bench);
            bench.Board.Drive(Inputs.EnableKey, true);
            bench.Run(300000);
            bench.Board.Drive(Inputs.YellowButton, true);
            bench.Run(300000);
            bench.Board.Drive(Inputs.YellowButton, false);
            bench.Run(300000);
            Assert.AreEqual((int)Aspect.Yellow, (int)bench.Box.Post.Panel.Request);
            AssertRefusal("circuit-open", bench);
        }

        [TestMethod]
        public void Timing_box_may_not_be_restarted_while_times_are_taken()
        {
            BoxBench bench = BoxBench.Ready("timing");
            AssertRefusal("", bench);
            bench.Box.Clock.IsSessionOpen = true;
            AssertRefusal("session-open", bench);
        }

        private static void Tell(BoxBench bench, int seq, string letters, InterlockState state)
        {
            ControlStateMessage message = Controls.State(seq, letters, bench.Now);
            message.SetChoice(ControlStateMessage.Interlock, (int)state);
            bench.Deliver(message, 0, false);
            bench.Tick();
        }

        private static void AssertRefusal(string expected, BoxBench bench)
        {
            string refusal = RestartLeave.Refusal(bench.Box, bench.Now);
            Assert.AreEqual(expected, refusal == null ? "" : refusal);
        }
    }
}
