using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>A control box: requests in, the circuit's state and replies out.</summary>
    [TestClass]
    public class ControlRoleTests
    {
        private const long Second = 1000000;

        [TestMethod]
        public void Control_begins_with_red_everywhere_whatever_was_before()
        {
            BoxBench bench = BoxBench.Ready("control");
            ControlStateMessage state = State(bench);
            Assert.AreEqual("RRR", state.GetText(ControlStateMessage.Posts));
            Assert.AreEqual(4L, state.GetInteger(ControlStateMessage.Epoch));
            Assert.AreEqual(5L, state.GetInteger(ControlStateMessage.Boot));
            Assert.AreEqual(1L, state.GetInteger(ControlStateMessage.Seq));
            Assert.AreEqual("cw", state.GetText(ControlStateMessage.Direction));
            Assert.AreEqual((int)InterlockState.Fixed, state.GetChoice(ControlStateMessage.Interlock));
            Assert.AreEqual(
                state.GetInteger(ControlStateMessage.Utc) + Limits.FreshMicroseconds, state.GetInteger(ControlStateMessage.Expiry));
        }

        [TestMethod]
        public void Control_repeats_its_state_every_second_with_a_new_sequence_and_stamp()
        {
            BoxBench bench = BoxBench.Ready("control");
            long utc = State(bench).GetInteger(ControlStateMessage.Utc);
            bench.Run(10 * Second);
            ControlStateMessage state = State(bench);
            Assert.AreEqual(11, bench.Link.CountOf(What.ControlState));
            Assert.AreEqual(11L, state.GetInteger(ControlStateMessage.Seq));
            Assert.AreEqual(utc + (10 * Second), state.GetInteger(ControlStateMessage.Utc));
        }

        [TestMethod]
        public void Control_tells_a_change_in_the_tick_that_brings_it()
        {
            BoxBench bench = BoxBench.Ready("control");
            bench.Deliver(Controls.Request(1, "kart-p2", Aspect.Yellow, bench.Now), 0, false);
            bench.Tick();
            Assert.AreEqual("RYR", State(bench).GetText(ControlStateMessage.Posts));
            Assert.AreEqual("accepted", Reply(bench).GetText(ControlReplyMessage.Result));
            Assert.AreEqual("r1", Reply(bench).GetText(ControlReplyMessage.Id));
        }

        [TestMethod]
        public void Control_offers_a_reply_again_that_the_link_did_not_take()
        {
            BoxBench bench = BoxBench.Ready("control");
            bench.Link.IsFull = true;
            bench.Deliver(Controls.Request(1, "all", Aspect.Green, bench.Now), 0, false);
            bench.Tick();
            Assert.AreEqual(0, bench.Link.CountOf(What.ControlReply));
            bench.Link.IsFull = false;
            bench.Tick();
            Assert.AreEqual(1, bench.Link.CountOf(What.ControlReply));
            Assert.AreEqual("accepted", Reply(bench).GetText(ControlReplyMessage.Result));
            bench.Tick();
            Assert.AreEqual(1, bench.Link.CountOf(What.ControlReply));
        }

        [TestMethod]
        public void Control_answers_two_requests_of_one_tick()
        {
            BoxBench bench = BoxBench.Ready("control");
            bench.Deliver(Controls.Request(1, "kart-p1", Aspect.Yellow, bench.Now), 0, false);
            bench.Deliver(Controls.Request(2, "kart-p2", Aspect.Yellow, bench.Now), 0, false);
            bench.Tick();
            Assert.AreEqual(2, bench.Link.CountOf(What.ControlReply));
            Assert.AreEqual("r2", Reply(bench).GetText(ControlReplyMessage.Id));
        }

        [TestMethod]
        public void Control_follows_a_request_until_every_post_has_proved_it()
        {
            BoxBench bench = BoxBench.Ready("control");
            bench.Deliver(Controls.Request(1, "all", Aspect.Green, bench.Now), 0, false);
            bench.Tick();
            int seq = (int)State(bench).GetInteger(ControlStateMessage.Seq);
            for (int post = 0; post < 3; post++)
            {
                bench.Deliver(Controls.Lamps(Aspect.Green, Aspect.Unproved, 5, seq), post, false);
            }

            bench.Tick();
            Assert.AreEqual("applied", Reply(bench).GetText(ControlReplyMessage.Result));
            for (int post = 0; post < 3; post++)
            {
                bench.Deliver(Controls.Lamps(Aspect.Green, Aspect.Green, 5, seq), post, false);
            }

            bench.Tick();
            Assert.AreEqual("proved", Reply(bench).GetText(ControlReplyMessage.Result));
        }

        [TestMethod]
        public void Control_names_a_post_the_broker_calls_lost()
        {
            BoxBench bench = BoxBench.Ready("control");
            for (int post = 0; post < 3; post++)
            {
                bench.Deliver(Controls.Lamps(Aspect.Red, Aspect.Red, 5, 1), post, true);
            }

            StateMessage lost = new StateMessage();
            lost.SetChoice(StateMessage.State, (int)BoxState.Lost);
            lost.SetInteger(StateMessage.Boot, 1);
            bench.Deliver(lost, 1, true);
            bench.Deliver(Controls.Request(1, "all", Aspect.Red, bench.Now), 0, false);
            bench.Run(2 * Second);
            Assert.AreEqual("kart-p2", Reply(bench).GetText(ControlReplyMessage.Missing));
        }

        [TestMethod]
        public void Control_refuses_with_a_reason_and_changes_nothing()
        {
            BoxBench bench = BoxBench.Ready("control");
            bench.Deliver(Controls.Request(1, "nowhere", Aspect.Green, bench.Now), 0, false);
            bench.Tick();
            Assert.AreEqual("refused", Reply(bench).GetText(ControlReplyMessage.Result));
            Assert.AreEqual("unknown-target", Reply(bench).GetText(ControlReplyMessage.Reason));
            Assert.AreEqual("RRR", State(bench).GetText(ControlStateMessage.Posts));
            Assert.AreEqual(1, bench.Box.Mail.BadMessages);
        }

        [TestMethod]
        public void Control_counts_an_expired_and_a_replayed_request_as_stale()
        {
            BoxBench bench = BoxBench.Ready("control");
            bench.Deliver(Controls.Request(1, "all", Aspect.Yellow, bench.Now), 0, false);
            bench.Deliver(Controls.Request(1, "all", Aspect.Green, bench.Now), 0, false);
            bench.Deliver(Controls.Request(2, "all", Aspect.Green, bench.Now - (6 * Second)), 0, false);
            bench.Tick();
            Assert.AreEqual(2, bench.Box.Mail.StaleMessages);
            Assert.AreEqual("YYY", State(bench).GetText(ControlStateMessage.Posts));
        }

        [TestMethod]
        public void Control_never_obeys_a_kept_request()
        {
            BoxBench bench = BoxBench.Ready("control");
            bench.Deliver(Controls.Request(1, "all", Aspect.Green, bench.Now), 0, true);
            bench.Run(2 * Second);
            Assert.AreEqual("RRR", State(bench).GetText(ControlStateMessage.Posts));
            Assert.AreEqual(0, bench.Link.CountOf(What.ControlReply));
            Assert.AreEqual(1, bench.Box.Mail.BadMessages);
        }

        [TestMethod]
        public void Control_without_time_stamps_zero_and_takes_no_request_but_for_red()
        {
            BoxBench bench = new BoxBench(Configurations.Of("control"), 5);
            bench.Tick();
            bench.Parts.LinkEvents.Put(LinkEvent.Opened);
            bench.Deliver(Controls.Request(1, "all", Aspect.Green, bench.Now), 0, false);
            bench.Tick();
            Assert.AreEqual(0L, State(bench).GetInteger(ControlStateMessage.Utc));
            Assert.AreEqual(0L, State(bench).GetInteger(ControlStateMessage.Expiry));
            Assert.AreEqual("clock-unsynced", Reply(bench).GetText(ControlReplyMessage.Reason));
            bench.Deliver(Controls.Request(2, "all", Aspect.Red, bench.Now), 0, false);
            bench.Tick();
            Assert.AreEqual("accepted", Reply(bench).GetText(ControlReplyMessage.Result));
        }

        [TestMethod]
        public void Control_that_failed_is_red_says_so_and_takes_no_request()
        {
            BoxBench bench = BoxBench.Ready("control");
            bench.Deliver(Controls.Request(1, "all", Aspect.Green, bench.Now), 0, false);
            bench.Tick();
            bench.Box.Control.FailSafe();
            bench.Deliver(Controls.Request(2, "all", Aspect.Green, bench.Now), 0, false);
            bench.Run(5 * Second);
            Assert.AreEqual("RRR", State(bench).GetText(ControlStateMessage.Posts));
            Assert.AreEqual((int)InterlockState.Fault, State(bench).GetChoice(ControlStateMessage.Interlock));
            Assert.AreEqual("control-failed", Reply(bench).GetText(ControlReplyMessage.Reason));
            Assert.AreEqual(2, bench.Link.CountOf(What.ControlReply));
            Assert.AreEqual("control-failed", bench.Box.Control.Trouble);
        }

        [TestMethod]
        public void Control_tells_its_state_at_once_when_the_link_is_new_or_took_nothing()
        {
            BoxBench bench = BoxBench.Ready("control");
            bench.Run(500000);
            bench.Parts.LinkEvents.Put(LinkEvent.Undelivered);
            bench.Tick();
            Assert.AreEqual(2, bench.Link.CountOf(What.ControlState));
            bench.Link.IsFull = true;
            bench.Run(2 * Second);
            bench.Link.IsFull = false;
            bench.Tick();
            Assert.AreEqual(3, bench.Link.CountOf(What.ControlState));
            Assert.AreEqual(3L, State(bench).GetInteger(ControlStateMessage.Seq));
        }

        private static ControlStateMessage State(BoxBench bench)
        {
            ControlStateMessage state = new ControlStateMessage();
            Assert.IsTrue(bench.Link.Read(state));
            return state;
        }

        private static ControlReplyMessage Reply(BoxBench bench)
        {
            ControlReplyMessage reply = new ControlReplyMessage();
            Assert.IsTrue(bench.Link.Read(reply));
            return reply;
        }
    }
}
