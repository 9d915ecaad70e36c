using nanoFramework.TestFramework;
using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    [TestClass]
    public class SignRulesTests
    {
        private const long Now = 20000000;
        private const int ArrowA = 1;
        private const int ArrowB = 2;

        [TestMethod]
        public void Sign_lights_an_arrow_only_after_it_told_dark_in_the_epoch()
        {
            SignRules sut = Make();
            Assert.AreEqual((int)CentralVerdict.Taken, (int)sut.Take(State(4, 12, "cw", Now), false, Now));
            sut.Step(0, true, Now);
            Assert.AreEqual(-1, sut.Driven);
            sut.Told();
            sut.Step(0, true, Now);
            Assert.AreEqual(0, sut.Driven);
            sut.Step(ArrowA, true, Now);
            Assert.AreEqual(0, sut.Proved);

            sut.Take(State(5, 13, "acw", Now), false, Now);
            sut.Step(ArrowA, true, Now);
            Assert.AreEqual(-1, sut.Driven);
            sut.Told();
            sut.Step(ArrowA, true, Now);
            Assert.AreEqual(-1, sut.Driven);
            sut.Step(0, true, Now);
            sut.Told();
            sut.Step(0, true, Now);
            Assert.AreEqual(1, sut.Driven);
        }

        [TestMethod]
        public void Sign_goes_dark_when_control_falls_silent_and_lights_again_by_a_fresh_word_alone()
        {
            SignRules sut = Lit();
            sut.Step(ArrowA, true, Now + 2999999);
            Assert.AreEqual(0, sut.Driven);
            sut.Step(ArrowA, true, Now + 3000000);
            Assert.AreEqual(-1, sut.Driven);
            sut.Take(State(4, 13, "cw", Now), false, Now + 3000000);
            sut.Step(0, true, Now + 3000000);
            Assert.AreEqual(-1, sut.Driven);
            sut.Take(State(4, 14, "cw", Now + 3000000), true, Now + 3000000);
            sut.Step(0, true, Now + 3000000);
            Assert.AreEqual(-1, sut.Driven);
            sut.Take(State(4, 15, "cw", Now + 3000000), false, Now + 3000000);
            sut.Step(0, true, Now + 3000000);
            Assert.AreEqual(0, sut.Driven);
        }

        [TestMethod]
        public void Sign_refuses_an_older_epoch_and_a_replay()
        {
            SignRules sut = Lit();
            Assert.AreEqual((int)CentralVerdict.Older, (int)sut.Take(State(3, 99, "acw", Now), false, Now));
            Assert.AreEqual((int)CentralVerdict.Same, (int)sut.Take(State(4, 12, "cw", Now), false, Now));
            Assert.AreEqual((int)CentralVerdict.Older, (int)sut.Take(State(4, 11, "cw", Now), false, Now));
            sut.Step(ArrowA, true, Now);
            Assert.AreEqual(0, sut.Driven);
        }

        [TestMethod]
        public void Sign_never_lights_beside_the_opposite_arrow_and_latches_where_one_stays_on()
        {
            SignRules sut = Make();
            sut.Take(State(4, 12, "cw", Now), false, Now);
            sut.Step(0, true, Now);
            sut.Told();
            sut.Step(ArrowB, true, Now);
            Assert.AreEqual(-1, sut.Driven);
            Assert.IsFalse(sut.IsLatched);
            sut.Step(ArrowB, true, Now + SignRules.SettleMicroseconds);
            Assert.IsTrue(sut.IsLatched);
            sut.Step(0, true, Now + SignRules.SettleMicroseconds);
            Assert.AreEqual(-1, sut.Driven);
            sut.Reset();
            sut.Step(0, true, Now + SignRules.SettleMicroseconds);
            Assert.AreEqual(0, sut.Driven);
        }

        [TestMethod]
        public void Sign_stays_dark_for_a_route_of_another_hash_and_where_it_does_not_stand()
        {
            SignRules sut = Make();
            ControlStateMessage other = State(4, 12, "cw", Now);
            other.SetText(ControlStateMessage.RouteHash, "ffffffff");
            sut.Take(other, false, Now);
            Assert.IsTrue(sut.IsRouteForeign);
            sut.Step(0, true, Now);
            sut.Told();
            sut.Step(0, true, Now);
            Assert.AreEqual(-1, sut.Driven);

            ControlStateMessage grand = State(4, 13, "grand", Now);
            grand.SetText(ControlStateMessage.RouteHash, "00000003");
            sut.Take(grand, false, Now);
            sut.Step(0, true, Now);
            Assert.AreEqual(-1, sut.Driven);
            Assert.AreEqual(2, sut.Proved);
            sut.Take(State(4, 14, "none", Now), false, Now);
            Assert.IsFalse(sut.IsRouteForeign);
            sut.Step(0, true, Now);
            Assert.AreEqual(-1, sut.Proved);
        }

        [TestMethod]
        public void Sign_opens_the_pit_exit_by_a_fresh_word_alone()
        {
            SignRules sut = Lit();
            ControlStateMessage open = State(4, 13, "cw", Now);
            open.SetFlag(ControlStateMessage.Pit, true);
            sut.Take(open, false, Now);
            sut.Step(ArrowA, true, Now);
            Assert.IsTrue(sut.IsPitGreen);
            sut.Step(ArrowA, false, Now);
            Assert.IsFalse(sut.IsPitGreen);
            sut.Step(ArrowA, true, Now + 3000000);
            Assert.IsFalse(sut.IsPitGreen);
        }

        [TestMethod]
        public void Sign_takes_a_barrier_for_proved_by_one_contact_and_not_the_other()
        {
            SignRules sut = Make();
            Assert.AreEqual(0, sut.BarrierRoutes(false, false));
            Assert.AreEqual(0, sut.BarrierRoutes(true, true));
            Assert.AreEqual(1, sut.BarrierRoutes(true, false));
            Assert.AreEqual(6, sut.BarrierRoutes(false, true));
        }

        [TestMethod]
        public void Sign_whose_program_failed_stays_dark()
        {
            SignRules sut = Lit();
            sut.Fail();
            sut.Step(0, true, Now);
            Assert.AreEqual(-1, sut.Driven);
        }

        private static SignRules Make()
        {
            SignPlan plan = new SignPlan();
            plan.Routes = new string[] { "cw", "acw", "grand" };
            plan.Hashes = new string[] { "0a1b2c3d", "4e5f6071", "00000003" };
            plan.Arrows = new int[] { 0, 1, SignPlan.Absent };
            plan.HasBarrier = true;
            plan.Closed = 1;
            plan.HasPit = true;
            return new SignRules(plan, Clocks.Synced(Now));
        }

        private static SignRules Lit()
        {
            SignRules sut = Make();
            sut.Take(State(4, 12, "cw", Now), false, Now);
            sut.Step(0, true, Now);
            sut.Told();
            sut.Step(0, true, Now);
            Assert.AreEqual(0, sut.Driven);
            return sut;
        }

        private static ControlStateMessage State(int epoch, int seq, string direction, long sentAt)
        {
            ControlStateMessage message = Controls.State(seq, "RR", sentAt);
            message.SetInteger(ControlStateMessage.Epoch, epoch);
            message.SetText(ControlStateMessage.Direction, direction);
            message.SetText(ControlStateMessage.RouteHash, direction == "acw" ? "4e5f6071" : "0a1b2c3d");
            return message;
        }
    }
}
