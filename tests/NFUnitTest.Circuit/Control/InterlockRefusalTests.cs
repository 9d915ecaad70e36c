using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>What a control box with an interlock answers while a proof is missing: which one, from which box, in a marshal's words.</summary>
    [TestClass]
    public class InterlockRefusalTests
    {
        private const long Second = 1000000;

        [TestMethod]
        [DataRow((int)Proof.PostRed, "red:kart-p2")]
        [DataRow((int)Proof.Section, "section:kart-p2")]
        [DataRow((int)Proof.TrackEmpty, "empty")]
        [DataRow((int)Proof.SignDark, "dark:kart-s2")]
        [DataRow((int)Proof.Barrier, "barrier:gate")]
        [DataRow((int)Proof.Place, "place:bend")]
        [DataRow((int)Proof.Partner, "partner")]
        [DataRow((int)Proof.SignLit, "lit:kart-s2")]
        [DataRow((int)Proof.PostRoute, "route:kart-p2")]
        [DataRow((int)Proof.Sweep, "sweep")]
        [DataRow((int)Proof.CommitControl, "commit")]
        [DataRow((int)Proof.CommitPost, "commit-post:kart-p1")]
        [DataRow((int)Proof.NoConflict, "conflict:kart-s2")]
        public void Green_is_refused_with_the_one_proof_that_is_missing_and_its_box(int withheld, string expected)
        {
            InterlockedControl control = new InterlockedControl((Proof)withheld, false);
            control.Help(15);

            ControlReplyMessage reply = control.Ask(ControlOperation.Aspect, "all");

            Assert.AreEqual("refused", reply.GetText(ControlReplyMessage.Result));
            Assert.AreEqual("not-locked", reply.GetText(ControlReplyMessage.Reason));
            AssertNamed(reply, expected, withheld == (int)Proof.Sweep ? 3 : withheld == (int)Proof.NoConflict ? 3 : 1);
            Assert.AreEqual(expected, StateOf(control).GetText(ControlStateMessage.Missing));
        }

        [TestMethod]
        public void Green_is_refused_with_the_key_that_a_proof_anew_needs()
        {
            InterlockedControl control = new InterlockedControl(Proof.Key, true);
            control.Help(6);

            AssertNamed(control.Ask(ControlOperation.Aspect, "all"), "key", 1);
        }

        [TestMethod]
        public void Green_is_refused_while_a_vehicle_is_out()
        {
            InterlockedControl control = new InterlockedControl(Proof.None, false);
            control.Cross("po", InterlockedControl.Stranger);
            control.Help(15);

            AssertNamed(control.Ask(ControlOperation.Aspect, "all"), "tokens", 1);

            control.Cross("pi", InterlockedControl.Stranger);
            control.Help(6);
            Assert.AreEqual((int)InterlockState.Locked, (int)control.Interlock.State);
        }

        [TestMethod]
        public void Green_is_refused_while_earlier_permissions_run_out()
        {
            InterlockedControl control = new InterlockedControl(Proof.None, false);
            control.Help(2);

            AssertNamed(control.Ask(ControlOperation.Aspect, "all"), "permits", 1);
        }

        [TestMethod]
        public void Green_is_refused_with_request_and_key_where_storage_cannot_be_written()
        {
            InterlockedControl control = new InterlockedControl(Proof.None, false);
            control.Storage.IsBroken = true;
            control.Help(15);

            Assert.AreEqual((int)InterlockState.Fault, (int)control.Interlock.State);
            AssertNamed(control.Ask(ControlOperation.Aspect, "all"), "stored", 3);
        }

        [TestMethod]
        public void Green_is_refused_with_the_post_that_has_not_confirmed_a_lock_out_on_site()
        {
            InterlockedControl control = new InterlockedControl(Proof.SignDark, false);
            control.Help(15);
            ControlRequestMessage request = Controls.Request(1, "kart-s2", Aspect.Green, control.Bench.Now);
            request.SetChoice(ControlRequestMessage.Operation, (int)ControlOperation.LockOut);
            request.SetText(ControlRequestMessage.By, "kart-p3");
            request.SetChoice(ControlRequestMessage.Reason, (int)LockOutReason.Damage);
            Assert.AreEqual("accepted", control.Ask(request).GetText(ControlReplyMessage.Result));
            control.Key();
            control.Help(1);

            ControlReplyMessage reply = control.Ask(ControlOperation.Aspect, "all");

            Assert.IsTrue(Has(reply.GetText(ControlReplyMessage.Missing), "on-site:kart-p3"), reply.GetText(ControlReplyMessage.Missing));
        }

        [TestMethod]
        [DataRow((int)ControlOperation.Commit, "all", "wrong-state")]
        [DataRow((int)ControlOperation.Abort, "all", "wrong-state")]
        [DataRow((int)ControlOperation.Reset, "all", "wrong-state")]
        [DataRow((int)ControlOperation.SessionOpen, "all", "not-locked")]
        [DataRow((int)ControlOperation.Direction, "north", "unknown-route")]
        [DataRow((int)ControlOperation.Direction, "cw", "same-direction")]
        [DataRow((int)ControlOperation.LockOut, "kart-s9", "unknown-target")]
        [DataRow((int)ControlOperation.LockOut, "kart-s2", "no-reason")]
        [DataRow((int)ControlOperation.Lift, "kart-s2", "wrong-state")]
        [DataRow((int)ControlOperation.Confirm, "loft", "unknown-target")]
        public void Order_that_does_not_fit_is_refused_with_its_reason_and_what_is_missing(int operation, string target, string reason)
        {
            InterlockedControl control = new InterlockedControl(Proof.SignDark, false);
            control.Help(15);

            ControlReplyMessage reply = control.Ask((ControlOperation)operation, target);

            Assert.AreEqual("refused", reply.GetText(ControlReplyMessage.Result));
            Assert.AreEqual(reason, reply.GetText(ControlReplyMessage.Reason));
            Assert.AreEqual("dark:kart-s2", reply.GetText(ControlReplyMessage.Missing));
        }

        [TestMethod]
        public void Direction_is_locked_by_everybody_and_then_green_is_taken()
        {
            InterlockedControl control = new InterlockedControl(Proof.None, false);
            control.Help(15);

            Assert.AreEqual((int)InterlockState.Locked, (int)control.Interlock.State);
            Assert.AreEqual("accepted", control.Ask(ControlOperation.SessionOpen, "all").GetText(ControlReplyMessage.Result));
            Assert.AreEqual("accepted", control.Ask(ControlOperation.Aspect, "all").GetText(ControlReplyMessage.Result));
            ControlStateMessage state = StateOf(control);
            Assert.AreEqual("GGG", state.GetText(ControlStateMessage.Posts));
            Assert.IsTrue(state.GetFlag(ControlStateMessage.Pit));
            Assert.AreEqual("session-open", control.Ask(ControlOperation.Direction, "acw").GetText(ControlReplyMessage.Reason));
        }

        [TestMethod]
        public void Pit_exit_is_closed_while_red_stands_at_any_post()
        {
            InterlockedControl control = Open();

            AskFor(control, Aspect.Red, "kart-p2");
            Assert.IsFalse(StateOf(control).GetFlag(ControlStateMessage.Pit));
            AskFor(control, Aspect.Green, "kart-p2");
            Assert.IsTrue(StateOf(control).GetFlag(ControlStateMessage.Pit));
            AskFor(control, Aspect.Red, "all");
            Assert.IsFalse(StateOf(control).GetFlag(ControlStateMessage.Pit));
            Assert.IsTrue(control.Interlock.IsSessionOpen);
        }

        [TestMethod]
        public void Another_direction_may_be_chosen_while_one_is_proved_and_begins_in_blank_owing_the_clearance()
        {
            InterlockedControl control = new InterlockedControl(Proof.CommitPost, true);
            control.Help(6);
            Assert.AreEqual((int)InterlockState.Proving, (int)control.Interlock.State);
            Assert.AreEqual("same-direction", control.Ask(ControlOperation.Direction, "cw").GetText(ControlReplyMessage.Reason));

            Assert.AreEqual("accepted", control.Ask(ControlOperation.Direction, "acw").GetText(ControlReplyMessage.Result));
            control.Key();

            Assert.AreEqual((int)InterlockState.Blank, (int)control.Interlock.State);
            Assert.AreEqual(1, control.Interlock.Target);
            string missing = control.Ask(ControlOperation.Aspect, "all").GetText(ControlReplyMessage.Missing);
            Assert.IsTrue(Has(missing, "section:kart-p1") && Has(missing, "empty"), missing);
        }

        [TestMethod]
        public void Silence_while_the_control_box_itself_hears_nobody_proves_no_track_empty()
        {
            InterlockedControl control = new InterlockedControl(Proof.PostRed, false);
            control.Bench.HasTimeServer = true;
            control.Bench.Run(100 * Second);
            control.Bench.Parts.LinkEvents.Put(LinkEvent.Closed);
            control.Bench.Run(250 * Second);
            control.Bench.Parts.LinkEvents.Put(LinkEvent.Opened);
            control.TimerIsReady();
            control.Bench.Run(Second);
            Assert.IsTrue(Has(control.MissingNow(), "empty"), control.MissingNow());
            control.Bench.Run(298 * Second);
            Assert.IsTrue(Has(control.MissingNow(), "empty"), control.MissingNow());
            control.Bench.Run(3 * Second);
            Assert.IsFalse(Has(control.MissingNow(), "empty"), control.MissingNow());
        }

        // Locked, its session open, green everywhere.
        private static InterlockedControl Open()
        {
            InterlockedControl control = new InterlockedControl(Proof.None, false);
            control.Help(15);
            control.Ask(ControlOperation.SessionOpen, "all");
            control.Ask(ControlOperation.Aspect, "all");
            Assert.IsTrue(StateOf(control).GetFlag(ControlStateMessage.Pit));
            return control;
        }

        private static void AskFor(InterlockedControl control, Aspect aspect, string target)
        {
            Assert.AreEqual("accepted", control.Ask(Controls.Request(1, target, aspect, control.Bench.Now)).GetText(ControlReplyMessage.Result));
        }

        private static ControlStateMessage StateOf(InterlockedControl control)
        {
            control.Bench.Run(1100000);
            ControlStateMessage state = new ControlStateMessage();
            control.Link.Read(state);
            return state;
        }

        // The first of at most so many, and a sentence in both languages that names the box.
        private static void AssertNamed(ControlReplyMessage reply, string expected, int most)
        {
            string missing = reply.GetText(ControlReplyMessage.Missing);
            string[] words = missing == null ? new string[0] : missing.Split(',');
            Assert.IsTrue(words.Length > 0 && words.Length <= most, missing);
            Assert.AreEqual(expected, words[0]);
            string[] parts = expected.Split(':');
            Proof proof = ProofWords.Parse(parts[0]);
            Assert.IsTrue(proof != Proof.None, expected);
            string box = parts.Length > 1 ? parts[1] : null;
            Assert.IsTrue(box == null || ProofWords.InEnglish(proof, box).IndexOf(box) >= 0, expected);
            Assert.IsTrue(box == null || ProofWords.InFrench(proof, box).IndexOf(box) >= 0, expected);
        }

        private static bool Has(string list, string word)
        {
            string[] words = list.Split(',');
            for (int i = 0; i < words.Length; i++)
            {
                if (words[i] == word)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
