using nanoFramework.TestFramework;
using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    [TestClass]
    public class InterlockTests
    {
        [TestMethod]
        public void Interlock_that_never_ran_begins_blank_and_owes_everything()
        {
            InterlockBench bench = new InterlockBench();
            bench.Second();
            Is(InterlockState.Blank, bench);
            Assert.AreEqual(-1, bench.Sut.Shown);
            Assert.AreEqual("section:p1,section:p2,empty,barrier:gate,place:bend,permits", Missing(bench));
        }

        [TestMethod]
        public void Interlock_reverses_a_circuit_step_by_step()
        {
            InterlockBench bench = InterlockBench.Locked();
            Is(InterlockState.Locked, bench);
            Assert.AreEqual(InterlockBench.Cw, bench.Sut.Direction);
            long epoch = bench.Sut.Epoch;

            Assert.IsTrue(bench.Ask(ControlOperation.Direction, "acw"));
            Is(InterlockState.Locked, bench);
            bench.Key();
            Is(InterlockState.Closing, bench);
            Assert.AreEqual(InterlockBench.Cw, bench.Sut.Shown);
            bench.Seconds(5);
            Is(InterlockState.Clearing, bench);
            bench.Clear();
            Is(InterlockState.Blank, bench);
            Assert.AreEqual(-1, bench.Sut.Shown);
            bench.SetBarriers(InterlockBench.Acw);
            Is(InterlockState.Proving, bench);
            Assert.AreEqual(epoch + 1, bench.Sut.Epoch);
            Assert.AreEqual(InterlockBench.Acw, bench.Sut.Shown);
            bench.Prove();
            bench.Commit();
            Is(InterlockState.Locked, bench);
            Assert.AreEqual(InterlockBench.Acw, bench.Sut.Direction);
            Assert.IsTrue(bench.Sut.MayPermit(bench.Now));
        }

        [TestMethod]
        public void Interlock_waits_for_the_key_and_not_longer_than_a_minute()
        {
            InterlockBench bench = InterlockBench.Locked();
            bench.Ask(ControlOperation.Direction, "acw");
            bench.Seconds(61);
            bench.Key();
            Is(InterlockState.Locked, bench);
            bench.Seconds(61);
            bench.Ask(ControlOperation.Direction, "acw");
            Is(InterlockState.Locked, bench);
        }

        [TestMethod]
        public void Interlock_refuses_with_a_reason()
        {
            InterlockBench bench = InterlockBench.Locked();
            Refuses(bench, ControlOperation.Direction, "up", RefusalReason.UnknownRoute);
            Refuses(bench, ControlOperation.Direction, "cw", RefusalReason.SameDirection);
            Refuses(bench, ControlOperation.Commit, "all", RefusalReason.WrongState);
            Refuses(bench, ControlOperation.Abort, "all", RefusalReason.WrongState);
            Refuses(bench, ControlOperation.Reset, "all", RefusalReason.WrongState);
            Refuses(bench, ControlOperation.LockOut, "s9", RefusalReason.UnknownTarget);
            Refuses(bench, ControlOperation.LockOut, "s1", RefusalReason.NoReason);
            Refuses(bench, ControlOperation.Lift, "s1", RefusalReason.WrongState);
            Refuses(bench, ControlOperation.Confirm, "bend", RefusalReason.WrongState);
            Assert.IsTrue(bench.Ask(ControlOperation.SessionOpen, "all"));
            Refuses(bench, ControlOperation.Direction, "acw", RefusalReason.SessionOpen);
            Assert.IsTrue(bench.Ask(ControlOperation.SessionClose, "all"));
            Assert.IsTrue(bench.Ask(ControlOperation.Direction, "acw"));
        }

        [TestMethod]
        public void Interlock_is_not_cleared_while_a_vehicle_is_out()
        {
            InterlockBench bench = Clearing();
            bench.Pass(2, 5);
            bench.Clear();
            Is(InterlockState.Clearing, bench);
            Assert.AreEqual("tokens", Missing(bench));
            bench.Pass(3, 5);
            Is(InterlockState.Clearing, bench);
            bench.Sweep(InterlockBench.Cw);
            Is(InterlockState.Blank, bench);
        }

        [TestMethod]
        public void Interlock_takes_silence_for_an_empty_track_only_while_every_timing_box_lives()
        {
            InterlockBench bench = Clearing();
            bench.Press(0);
            bench.Press(1);
            bench.Sut.TakeTimer(0, false, bench.Now);
            bench.Seconds(400);
            Is(InterlockState.Clearing, bench);
            bench.Sut.TakeTimer(0, true, bench.Now);
            bench.Seconds(299);
            Is(InterlockState.Clearing, bench);
            bench.Seconds(2);
            Is(InterlockState.Blank, bench);
        }

        [TestMethod]
        public void Interlock_faults_when_a_red_is_lost_on_the_way_and_says_whose()
        {
            InterlockBench bench = Clearing();
            for (int i = 0; i < 6; i++)
            {
                bench.Tell();
                bench.Post(0, Aspect.Red);
                bench.Post(1, Aspect.Unproved);
                bench.Signs(bench.Sut.Shown);
            }

            Is(InterlockState.Fault, bench);
            Assert.AreEqual("red:p2,request,key", Missing(bench));
            bench.Ask(ControlOperation.Reset, "all");
            Is(InterlockState.Fault, bench);
            bench.Key();
            Is(InterlockState.Blank, bench);
        }

        [TestMethod]
        public void Interlock_faults_at_a_conflict_and_stays_so_until_it_is_gone()
        {
            InterlockBench bench = InterlockBench.Locked();
            bench.Sign(1, "unproved", true);
            Is(InterlockState.Fault, bench);
            Refuses(bench, ControlOperation.Reset, "all", RefusalReason.ProofMissing);
            bench.Reboot();
            Is(InterlockState.Fault, bench);
            bench.Second();
            Assert.IsTrue(bench.Ask(ControlOperation.Reset, "all"));
            bench.Key();
            Is(InterlockState.Blank, bench);
        }

        [TestMethod]
        public void Interlock_proves_the_same_direction_anew_where_a_sign_is_lost()
        {
            InterlockBench bench = InterlockBench.Locked();
            long epoch = bench.Sut.Epoch;
            bench.Sut.TakeLost(2);
            bench.Sut.Step(bench.Now);
            Is(InterlockState.Setting, bench);
            Assert.IsFalse(bench.Sut.MayPermit(bench.Now));
            bench.Seconds(3);
            Is(InterlockState.Proving, bench);
            bench.Commit();
            Is(InterlockState.Proving, bench);
            Assert.AreEqual("key", Missing(bench));
            bench.Key();
            Is(InterlockState.Locked, bench);
            Assert.AreEqual(epoch, bench.Sut.Epoch);
        }

        [TestMethod]
        public void Interlock_aborts_early_into_a_proof_anew_and_late_into_blank_on_the_way_back()
        {
            InterlockBench early = Clearing();
            Assert.IsTrue(early.Ask(ControlOperation.Abort, "all"));
            Is(InterlockState.Setting, early);
            Assert.AreEqual(InterlockBench.Cw, early.Sut.Shown);

            InterlockBench late = Clearing();
            late.Clear();
            late.SetBarriers(InterlockBench.Acw);
            Is(InterlockState.Proving, late);
            Assert.IsTrue(late.Ask(ControlOperation.Abort, "all"));
            Is(InterlockState.Blank, late);
            Assert.AreEqual(InterlockBench.Cw, late.Sut.Target);
        }

        [TestMethod]
        public void Interlock_counts_neither_an_old_press_nor_the_same_one_twice()
        {
            InterlockBench bench = Clearing();
            Assert.IsFalse(bench.Button(0, ButtonEvent.Press, bench.Now - 3000000));
            Assert.IsTrue(bench.Press(0));
            Assert.IsFalse(bench.Press(0));
        }

        [TestMethod]
        public void Interlock_takes_no_button_for_a_marshals_word_that_was_pressed_with_the_key_off()
        {
            InterlockBench bench = Clearing();
            bench.Button(0, ButtonEvent.Press, bench.Now, false);
            bench.Button(1, ButtonEvent.Press, bench.Now, false);
            bench.Sweep(InterlockBench.Cw);
            Is(InterlockState.Clearing, bench);
            Assert.AreEqual("section:p1,section:p2", Missing(bench));

            bench.AskFor(ControlOperation.LockOut, "s2", "p2", LockOutReason.Damage);
            bench.Key();
            bench.Second();
            bench.Button(1, ButtonEvent.Hold, bench.Now, false);
            Assert.IsFalse(bench.Sut.LockOuts.IsOut(3));
        }

        [TestMethod]
        public void Interlock_leaves_a_box_out_only_with_key_and_a_marshal_at_the_place()
        {
            InterlockBench bench = InterlockBench.Locked();
            Assert.IsTrue(bench.AskFor(ControlOperation.LockOut, "s2", "p2", LockOutReason.Damage));
            bench.Button(1, ButtonEvent.Hold, bench.Now);
            Assert.IsFalse(bench.Sut.LockOuts.IsOut(3));
            bench.Key();
            bench.Second();
            bench.Button(0, ButtonEvent.Hold, bench.Now);
            Assert.IsFalse(bench.Sut.LockOuts.IsOut(3));
            bench.Button(1, ButtonEvent.Hold, bench.Now);
            Assert.IsTrue(bench.Sut.LockOuts.IsOut(3));
            bench.Reboot();
            Assert.IsTrue(bench.Sut.LockOuts.IsOut(3));

            InterlockMessage report = new InterlockMessage();
            bench.Sut.Fill(report, new ProofList(), bench.Now, 0);
            Assert.AreEqual("s2:damage", report.GetText(InterlockMessage.LockedOut));
            Assert.AreEqual("lx", report.GetText(InterlockMessage.Signs));

            bench.Ask(ControlOperation.Lift, "s2");
            bench.Key();
            Assert.IsFalse(bench.Sut.LockOuts.IsOut(3));
        }

        [TestMethod]
        public void Interlock_takes_the_button_of_one_who_confirms_a_lock_out_for_nothing_else()
        {
            InterlockBench bench = Clearing();
            bench.Sweep(InterlockBench.Cw);
            bench.AskFor(ControlOperation.LockOut, "s2", "p2", LockOutReason.Damage);
            Assert.AreEqual("section:p1,section:p2,key", Missing(bench));
            bench.Key();
            Assert.AreEqual("section:p1,section:p2,on-site:p2", Missing(bench));
            // A hold begins with a press.
            bench.Press(1);
            Assert.AreEqual("section:p1,section:p2,on-site:p2", Missing(bench));
            bench.Second();
            bench.Button(1, ButtonEvent.Hold, bench.Now);
            Assert.IsTrue(bench.Sut.LockOuts.IsOut(3));
            bench.Second();
            bench.Press(1);
            Assert.AreEqual("section:p1", Missing(bench));
        }

        [TestMethod]
        public void Interlock_waits_no_longer_than_five_minutes_for_the_one_who_walks_to_a_box()
        {
            InterlockBench bench = Clearing();
            bench.AskFor(ControlOperation.LockOut, "s2", "p2", LockOutReason.Damage);
            bench.Key();
            bench.Seconds(301);
            bench.Press(0);
            bench.Press(1);
            bench.Button(1, ButtonEvent.Hold, bench.Now + 1);
            Assert.IsFalse(bench.Sut.LockOuts.IsOut(3));
            // Both presses told their sections clear, and 300 s were silent.
            Is(InterlockState.Blank, bench);
        }

        private static InterlockBench Clearing()
        {
            InterlockBench bench = InterlockBench.Locked();
            bench.Ask(ControlOperation.Direction, "acw");
            bench.Key();
            bench.Seconds(6);
            Is(InterlockState.Clearing, bench);
            return bench;
        }

        private static void Is(InterlockState expected, InterlockBench bench)
        {
            Assert.AreEqual((int)expected, (int)bench.Sut.State, Missing(bench));
        }

        private static void Refuses(InterlockBench bench, ControlOperation operation, string target, RefusalReason reason)
        {
            Assert.IsFalse(bench.Ask(operation, target));
            Assert.AreEqual(RefusalReasons.Of(reason), RefusalReasons.Of(bench.Sut.Reason));
        }

        private static string Missing(InterlockBench bench)
        {
            ProofList list = new ProofList();
            bench.Sut.ListMissing(list, bench.Now);
            return list.ToText(160);
        }
    }
}
