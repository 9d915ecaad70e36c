using nanoFramework.TestFramework;
using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>Proofs that were in and are taken back, come in the wrong order, or come from a time that is not now.</summary>
    [TestClass]
    public class InterlockProofTests
    {
        [TestMethod]
        public void Direction_is_not_locked_on_an_arrow_whose_sign_has_just_said_that_it_is_dark()
        {
            InterlockBench bench = Proving();
            bench.Ask(ControlOperation.Commit, "all");
            bench.Now += 200000;
            bench.Sign(1, "unproved", false);
            bench.Press(0);
            Is(InterlockState.Proving, bench);
            bench.Sign(1, "acw", false);
            Is(InterlockState.Locked, bench);
        }

        [TestMethod]
        public void Direction_is_not_locked_on_a_red_or_a_route_that_its_post_has_just_taken_back()
        {
            InterlockBench bench = Proving();
            bench.Ask(ControlOperation.Commit, "all");
            bench.Now += 200000;
            bench.Post(1, Aspect.Unproved);
            bench.Press(0);
            Is(InterlockState.Proving, bench);
            bench.Post(1, Aspect.Red);
            Is(InterlockState.Locked, bench);
        }

        [TestMethod]
        public void Sign_that_says_it_is_dark_takes_the_lock_after_a_second_and_a_silent_one_after_five()
        {
            InterlockBench bench = InterlockBench.Locked();
            bench.Sign(1, "unproved", false);
            bench.Now += 900000;
            bench.Sut.Step(bench.Now);
            Is(InterlockState.Locked, bench);
            bench.Now += 200000;
            bench.Sut.Step(bench.Now);
            Is(InterlockState.Setting, bench);

            InterlockBench silent = InterlockBench.Locked();
            silent.Now += 4900000;
            silent.Sut.Step(silent.Now);
            Is(InterlockState.Locked, silent);
            silent.Now += 200000;
            silent.Sut.Step(silent.Now);
            Is(InterlockState.Setting, silent);
        }

        [TestMethod]
        public void Report_that_is_older_than_the_proof_takes_nothing_back()
        {
            InterlockBench bench = InterlockBench.Locked();
            bench.Seconds(1);
            bench.SignAt(1, "unproved", bench.Now - 100000);
            bench.Now += 2000000;
            bench.Sut.Step(bench.Now);
            Is(InterlockState.Locked, bench);
        }

        [TestMethod]
        public void Barrier_that_leaves_its_place_while_the_direction_is_proved_is_a_fault_and_is_named()
        {
            InterlockBench bench = Proving();
            bench.MoveBarrier(-1);
            bench.Seconds(3);
            Is(InterlockState.Fault, bench);
            Assert.AreEqual("barrier:gate,request,key", Missing(bench));
        }

        [TestMethod]
        public void Barrier_that_leaves_its_place_takes_the_lock_and_the_proof_anew_waits_for_it()
        {
            InterlockBench bench = InterlockBench.Locked();
            bench.MoveBarrier(InterlockBench.Acw);
            bench.Seconds(5);
            Is(InterlockState.Setting, bench);
            Assert.IsFalse(bench.Sut.MayPermit(bench.Now));
            Assert.AreEqual("barrier:gate", Missing(bench));
            bench.MoveBarrier(InterlockBench.Cw);
            bench.Seconds(3);
            Is(InterlockState.Proving, bench);
        }

        [TestMethod]
        public void Direction_is_not_locked_with_its_barrier_moved_in_the_last_moment()
        {
            InterlockBench bench = Proving();
            bench.Ask(ControlOperation.Commit, "all");
            bench.MoveBarrier(-1);
            bench.Now += 200000;
            bench.Sign(0, "acw", false);
            bench.Press(0);
            Is(InterlockState.Proving, bench);
        }

        [TestMethod]
        public void Passings_that_arrive_in_another_order_than_they_were_made_prove_no_sweep()
        {
            InterlockBench bench = Clearing();
            // The car went the other way round, s1 first; the box of that loop was late.
            bench.Seconds(2);
            long first = bench.Now;
            bench.Seconds(10);
            bench.PassAt(0, 77, bench.Now);
            bench.Seconds(5);
            bench.PassAt(1, 77, first);
            Assert.IsFalse(bench.Sut.IsTrackEmpty(bench.Now));
            bench.PassAt(0, 77, bench.Now);
            bench.Seconds(5);
            bench.PassAt(1, 77, bench.Now);
            Assert.IsTrue(bench.Sut.IsTrackEmpty(bench.Now));
        }

        [TestMethod]
        public void Passings_of_loops_close_together_count_though_their_clocks_differ()
        {
            InterlockBench bench = Clearing();
            bench.Seconds(10);
            bench.PassAt(0, 77, bench.Now);
            bench.Now += 300000;
            bench.PassAt(1, 77, bench.Now - 900000);
            Assert.IsTrue(bench.Sut.IsTrackEmpty(bench.Now));
        }

        [TestMethod]
        public void Passing_of_a_timing_box_whose_clock_is_ahead_proves_no_sweep()
        {
            InterlockBench bench = Clearing();
            bench.PassAt(0, 77, bench.Now + 20000000);
            bench.PassAt(1, 77, bench.Now + 20000000);
            Assert.IsFalse(bench.Sut.IsTrackEmpty(bench.Now));
        }

        [TestMethod]
        public void Vehicle_that_goes_out_in_blank_holds_the_arrows_back_until_it_is_in()
        {
            InterlockBench bench = Clearing();
            bench.Clear();
            Is(InterlockState.Blank, bench);
            bench.Pass(2, 5);
            bench.SetBarriers(InterlockBench.Acw);
            Is(InterlockState.Blank, bench);
            Assert.AreEqual("tokens", Missing(bench));
            bench.Pass(3, 5);
            bench.Seconds(3);
            Is(InterlockState.Proving, bench);
        }

        [TestMethod]
        public void Vehicle_that_comes_in_uncounted_does_not_hide_the_next_one_that_goes_out()
        {
            InterlockBench bench = InterlockBench.Locked();
            bench.Ask(ControlOperation.SessionOpen, "all");
            bench.Pass(2, 5);
            bench.Reboot();
            bench.Seconds(3);
            bench.Key();
            bench.Commit();
            Is(InterlockState.Locked, bench);
            bench.Pass(3, 5);
            bench.Pass(2, 6);
            bench.Ask(ControlOperation.Direction, "acw");
            bench.Key();
            bench.Seconds(6);
            bench.Clear();
            Is(InterlockState.Clearing, bench);
            Assert.AreEqual("tokens", Missing(bench));
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

        // Its interlock waits for nothing but the two commits.
        private static InterlockBench Proving()
        {
            InterlockBench bench = Clearing();
            bench.Clear();
            bench.SetBarriers(InterlockBench.Acw);
            bench.Prove();
            Is(InterlockState.Proving, bench);
            Assert.AreEqual("commit,commit-post:p1", Missing(bench));
            return bench;
        }

        private static void Is(InterlockState expected, InterlockBench bench)
        {
            Assert.AreEqual((int)expected, (int)bench.Sut.State, Missing(bench));
        }

        private static string Missing(InterlockBench bench)
        {
            ProofList list = new ProofList();
            bench.Sut.ListMissing(list, bench.Now);
            return list.ToText(160);
        }
    }
}
