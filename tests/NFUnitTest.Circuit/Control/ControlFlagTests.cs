using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>Race control's side of the flags: notice, release rules, its own red button, the board at the line, the list of missing posts.</summary>
    [TestClass]
    public class ControlFlagTests
    {
        private const long Second = 1000000;
        private const int Boot = 5;

        [TestMethod]
        public void Control_gives_notice_only_where_it_takes_over_less_than_a_marshal_asks()
        {
            BoxBench bench = BoxBench.Ready("control");
            bench.Deliver(Marshal(Aspect.Yellow), 1, false);
            bench.Tick();
            Ask(bench, 1, "all", Aspect.Green, false);
            Assert.IsFalse(State(bench).Has(ControlStateMessage.Notice));
            Ask(bench, 2, "all", Aspect.Green, true);
            Assert.AreEqual("-N-", State(bench).GetText(ControlStateMessage.Notice));
            Ask(bench, 3, "all", Aspect.Red, true);
            Assert.IsFalse(State(bench).Has(ControlStateMessage.Notice), "red is no less than the marshal asks");
        }

        [TestMethod]
        public void Control_ends_the_notice_in_the_tick_in_which_the_post_gave_up()
        {
            BoxBench bench = BoxBench.Ready("control");
            bench.Deliver(Marshal(Aspect.DoubleYellow), 1, false);
            Ask(bench, 1, "kart-p2", Aspect.Green, true);
            Assert.IsTrue(State(bench).Has(ControlStateMessage.Notice));
            bench.Deliver(Controls.Lamps(Aspect.Green, Aspect.Green, Boot, 2), 1, false);
            bench.Tick();
            Assert.IsFalse(State(bench).Has(ControlStateMessage.Notice));
        }

        [TestMethod]
        public void Control_ends_the_notice_where_the_marshal_asks_for_more_than_when_it_was_given()
        {
            BoxBench bench = BoxBench.Ready("control");
            bench.Deliver(Marshal(Aspect.Yellow), 1, false);
            Ask(bench, 1, "kart-p2", Aspect.Green, true);
            Assert.IsTrue(State(bench).Has(ControlStateMessage.Notice));
            bench.Deliver(Marshal(Aspect.DoubleYellow), 1, false);
            bench.Tick();
            Assert.IsFalse(State(bench).Has(ControlStateMessage.Notice));
            Ask(bench, 2, "kart-p2", Aspect.Green, true);
            Assert.IsTrue(State(bench).Has(ControlStateMessage.Notice), "asked anew, by one who has seen it");
        }

        [TestMethod]
        public void Control_calls_nothing_applied_while_a_marshal_is_told()
        {
            BoxBench bench = BoxBench.Ready("control");
            bench.Deliver(Marshal(Aspect.Yellow), 1, false);
            Ask(bench, 1, "kart-p2", Aspect.Green, true);
            int seq = (int)State(bench).GetInteger(ControlStateMessage.Seq);
            LampsMessage still = Controls.Lamps(Aspect.Yellow, Aspect.Yellow, Boot, seq);
            still.SetChoice(LampsMessage.Request, (int)Aspect.Yellow);
            bench.Deliver(still, 1, false);
            bench.Run(2 * Second);
            Assert.AreEqual("accepted", Reply(bench).GetText(ControlReplyMessage.Result));
            Assert.AreEqual("kart-p2", Reply(bench).GetText(ControlReplyMessage.Missing));
            bench.Deliver(Controls.Lamps(Aspect.Green, Aspect.Green, Boot, seq), 1, false);
            bench.Run(Second / 10);
            Assert.AreEqual("proved", Reply(bench).GetText(ControlReplyMessage.Result));
        }

        [TestMethod]
        public void Red_button_makes_everyone_red_without_a_link_and_its_red_stands()
        {
            BoxBench bench = WithButton();
            Ask(bench, 1, "all", Aspect.Green, false);
            Assert.AreEqual("GGG", State(bench).GetText(ControlStateMessage.Posts));
            bench.Parts.LinkEvents.Put(LinkEvent.Closed);
            bench.Board.Drive(Inputs.RedButton, false);
            bench.Run(Second / 20);
            Assert.IsTrue(bench.Box.Control.Reports.AreAllAsked(Aspect.Red));
            bench.Board.Drive(Inputs.RedButton, true);
            bench.Run(Second / 10);
            Assert.IsTrue(bench.Box.Control.Reports.AreAllAsked(Aspect.Red), "let go, its red stands");
        }

        [TestMethod]
        public void Red_button_refuses_less_than_red_while_it_is_down()
        {
            BoxBench bench = WithButton();
            bench.Board.Drive(Inputs.RedButton, false);
            bench.Run(Second / 20);
            Assert.IsTrue(State(bench).GetFlag(ControlStateMessage.RedButton));
            Ask(bench, 1, "all", Aspect.Green, false);
            Assert.AreEqual("red-button", Reply(bench).GetText(ControlReplyMessage.Reason));
            bench.Board.Drive(Inputs.RedButton, true);
            bench.Run(Second / 10);
            Ask(bench, 2, "all", Aspect.Green, false);
            Assert.AreEqual("GGG", State(bench).GetText(ControlStateMessage.Posts));
            Assert.IsFalse(State(bench).GetFlag(ControlStateMessage.RedButton));
        }

        [TestMethod]
        public void Red_of_the_button_stands_as_long_as_any_red_and_lets_no_stage_begin()
        {
            ConfigurationMessage message = Configurations.Message("control");
            message.SetFlag(ConfigurationMessage.RedButton, true);
            message.SetInteger(ConfigurationMessage.HoldCentral, 10000);
            message.SetText(ConfigurationMessage.Posts, "kart-p1");
            message.SetText(ConfigurationMessage.Stage, "start>fa");
            message.SetText(ConfigurationMessage.StartPost, "kart-p1");
            message.SetText(ConfigurationMessage.Timers, "kart-t1");
            BoxBench bench = WithButton(message);
            Ask(bench, 1, "all", Aspect.Green, false);
            Assert.AreEqual("G", State(bench).GetText(ControlStateMessage.Posts));
            bench.Board.Drive(Inputs.RedButton, false);
            bench.Run(Second / 20);
            Stage(bench, 2, ControlOperation.StageClear);
            Stage(bench, 3, ControlOperation.StageStart);
            Assert.AreEqual("red-button", Reply(bench).GetText(ControlReplyMessage.Reason));
            bench.Board.Drive(Inputs.RedButton, true);
            bench.Run(Second);
            Ask(bench, 4, "all", Aspect.Green, false);
            Assert.AreEqual("too-soon", Reply(bench).GetText(ControlReplyMessage.Reason));
            bench.Run(10 * Second);
            Stage(bench, 5, ControlOperation.StageStart);
            Assert.AreEqual("accepted", Reply(bench).GetText(ControlReplyMessage.Result));
        }

        [TestMethod]
        public void Red_button_that_only_trembles_does_nothing()
        {
            BoxBench bench = WithButton();
            Ask(bench, 1, "all", Aspect.Green, false);
            for (int i = 0; i < 10; i++)
            {
                bench.Board.Drive(Inputs.RedButton, false);
                bench.Tick();
                bench.Board.Drive(Inputs.RedButton, true);
                bench.Tick();
            }

            Assert.AreEqual("GGG", State(bench).GetText(ControlStateMessage.Posts));
        }

        // No reading can tell such a press from a wire that trembled: it restricts.
        [TestMethod]
        public void Red_button_that_was_pressed_and_let_go_while_the_box_stood_still_makes_everyone_red_once()
        {
            BoxBench bench = WithButton();
            Ask(bench, 1, "all", Aspect.Green, false);
            bench.Board.Drive(Inputs.RedButton, false);
            bench.Board.Drive(Inputs.RedButton, true);
            bench.StandStill(Second);
            bench.Tick();
            Assert.AreEqual("RRR", State(bench).GetText(ControlStateMessage.Posts));
            bench.Run(Second);
            Ask(bench, 2, "all", Aspect.Green, false);
            Assert.AreEqual("GGG", State(bench).GetText(ControlStateMessage.Posts));
        }

        [TestMethod]
        public void Red_button_whose_wire_is_cut_is_an_alarm()
        {
            BoxBench bench = WithButton();
            bench.HasTimeServer = true;
            bench.Board.Drive(Inputs.RedButton, false);
            bench.Run(31 * Second);
            Assert.IsTrue((bench.Box.Control.Alarms & Alarm.ButtonFault) != 0);
        }

        [TestMethod]
        public void Board_is_shown_with_its_number_and_refused_without()
        {
            BoxBench bench = BoxBench.Ready("control");
            ControlRequestMessage asked = Controls.Request(1, "all", Aspect.Green, bench.Now);
            asked.SetChoice(ControlRequestMessage.Operation, (int)ControlOperation.Board);
            asked.SetChoice(ControlRequestMessage.Board, (int)LineBoard.Black);
            bench.Deliver(asked, 0, false);
            bench.Tick();
            Assert.AreEqual("no-board", Reply(bench).GetText(ControlReplyMessage.Reason));
            asked.SetInteger(ControlRequestMessage.Seq, 2);
            asked.SetInteger(ControlRequestMessage.Number, 44);
            bench.Deliver(asked, 0, false);
            bench.Tick();
            Assert.AreEqual("black", State(bench).GetText(ControlStateMessage.Board));
            Assert.AreEqual(44L, State(bench).GetInteger(ControlStateMessage.Number));
            Assert.AreEqual("RRR", State(bench).GetText(ControlStateMessage.Posts), "a board takes no flag's place");
        }

        [TestMethod]
        public void Missing_posts_are_named_within_a_second_and_retained()
        {
            BoxBench bench = BoxBench.Ready("control");
            bench.Run(Second);
            ControlPostsMessage missing = Missing(bench);
            Assert.AreEqual(3L, missing.GetInteger(ControlPostsMessage.UnappliedCount));
            Assert.AreEqual("kart-p1,kart-p2,kart-p3", missing.GetText(ControlPostsMessage.Unapplied));
            bench.Deliver(Controls.Lamps(Aspect.Red, Aspect.Red, Boot, 2), 0, false);
            bench.Deliver(Controls.Lamps(Aspect.Red, Aspect.Unproved, Boot, 2), 1, false);
            bench.Run(2 * Second);
            missing = Missing(bench);
            Assert.AreEqual("kart-p3", missing.GetText(ControlPostsMessage.Unapplied));
            Assert.AreEqual("kart-p2", missing.GetText(ControlPostsMessage.Unproved));
        }

        [TestMethod]
        public void Missing_posts_that_do_not_fit_are_counted()
        {
            string[] posts = Texts.New(64);
            for (int i = 0; i < posts.Length; i++)
            {
                posts[i] = "post-" + (i + 100).ToString();
            }

            string names = MissingPosts.NamesOf(posts, -1, 64);
            Assert.IsTrue(names.Length <= Limits.Text);
            Assert.IsTrue(names.StartsWith("post-100,post-101,"));
            Assert.IsTrue(names.IndexOf(",+") == names.Length - 4, names);
        }

        private static BoxBench WithButton()
        {
            ConfigurationMessage message = Configurations.Message("control");
            message.SetFlag(ConfigurationMessage.RedButton, true);
            return WithButton(message);
        }

        private static void Stage(BoxBench bench, int seq, ControlOperation operation)
        {
            ControlRequestMessage request = Controls.Request(seq, "all", Aspect.Red, bench.Now);
            request.SetChoice(ControlRequestMessage.Operation, (int)operation);
            bench.Deliver(request, 0, false);
            bench.Tick();
        }

        private static BoxBench WithButton(ConfigurationMessage message)
        {
            BoxBench bench = BoxBench.Ready(Configurations.Read(message));
            bench.Board.Drive(Inputs.RedButton, true);
            bench.Run(Second / 10);
            return bench;
        }

        private static LampsMessage Marshal(Aspect request)
        {
            LampsMessage lamps = Controls.Lamps(request, request, Boot, 1);
            lamps.SetChoice(LampsMessage.Request, (int)request);
            return lamps;
        }

        private static void Ask(BoxBench bench, int seq, string target, Aspect aspect, bool takesOver)
        {
            ControlRequestMessage message = Controls.Request(seq, target, aspect, bench.Now);
            message.SetFlag(ControlRequestMessage.TakeOver, takesOver);
            bench.Deliver(message, 0, false);
            bench.Tick();
        }

        private static ControlStateMessage State(BoxBench bench)
        {
            ControlStateMessage message = new ControlStateMessage();
            bench.Link.Read(message);
            return message;
        }

        private static ControlReplyMessage Reply(BoxBench bench)
        {
            ControlReplyMessage message = new ControlReplyMessage();
            bench.Link.Read(message);
            return message;
        }

        private static ControlPostsMessage Missing(BoxBench bench)
        {
            ControlPostsMessage message = new ControlPostsMessage();
            bench.Link.Read(message);
            return message;
        }
    }
}
