using nanoFramework.TestFramework;

using Trackside.Core;

namespace NFUnitTest
{
    /// <summary>Every row of the table at <see cref="AspectGuard"/>, and the permit output.</summary>
    [TestClass]
    public class PermitAndGuardTests
    {
        private const long Red = 1;
        private const long Green = 2;
        private const long Tick = 10000;

        [TestMethod]
        public void Permit_turns_ten_times_a_second_while_it_is_wanted()
        {
            FakeBoard board = new FakeBoard(new EdgeRing(4));
            PermitOutput sut = new PermitOutput(board);
            Assert.AreEqual(0, Turns(sut, board, 0, false));
            sut.Want(PermitOutput.Post, true);
            Assert.AreEqual(20, Turns(sut, board, 1000000, false));
            sut.Want(PermitOutput.Post, false);
            Assert.AreEqual(0, Turns(sut, board, 2000000, false));
        }

        [TestMethod]
        public void Permit_stands_still_while_anybody_refuses()
        {
            FakeBoard board = new FakeBoard(new EdgeRing(4));
            PermitOutput sut = new PermitOutput(board);
            sut.Want(PermitOutput.Post, true);
            sut.Want(PermitOutput.Sign, true);
            sut.Refuse(PermitOutput.Sign, true);
            Assert.AreEqual(0, Turns(sut, board, 0, false));
            Assert.IsFalse(sut.IsAvailable);
            sut.Refuse(PermitOutput.Sign, false);
            Assert.AreEqual(20, Turns(sut, board, 1000000, false));
            Assert.AreEqual(0, Turns(sut, board, 2000000, true));
            Assert.AreEqual(PermitOutput.Guard, sut.Refused);
        }

        [TestMethod]
        public void Permit_without_an_output_permits_nothing()
        {
            PermitOutput sut = new PermitOutput(null);
            sut.Want(PermitOutput.Post, true);
            Assert.IsFalse(sut.Step(0, false));
            Assert.IsFalse(sut.IsAvailable);
        }

        [TestMethod]
        public void Guard_trips_on_a_pair_that_stays_and_not_on_one_that_passes()
        {
            AspectGuard sut = Guard();
            Assert.IsFalse(Watch(sut, Red | Green, true, 0, AspectGuard.PairMicroseconds));
            Assert.IsFalse(Watch(sut, Green, true, 100000, 50000));
            Assert.IsFalse(Watch(sut, Red | Green, true, 150000, AspectGuard.PairMicroseconds));
            Assert.IsTrue(Watch(sut, Red | Green, true, 250000, 20000));
        }

        [TestMethod]
        public void Guard_stays_tripped_until_it_is_reset_with_nothing_lit_that_permits()
        {
            AspectGuard sut = Guard();
            Watch(sut, Red | Green, true, 0, 200000);
            Assert.IsTrue(Watch(sut, Red, false, 200000, 10000000));
            Assert.IsFalse(sut.Reset(Red | Green));
            Assert.IsFalse(sut.Reset(Green));
            Assert.IsTrue(sut.Reset(Red));
            Assert.IsFalse(Watch(sut, Red, false, 20000000, 1000000));
        }

        [TestMethod]
        public void Guard_trips_on_a_green_that_burns_on_without_the_permit()
        {
            AspectGuard sut = Guard();
            Assert.IsFalse(Watch(sut, Green, true, 0, 5000000));
            Assert.IsFalse(Watch(sut, Green, false, 5000000, AspectGuard.AfterglowMicroseconds));
            Assert.IsTrue(Watch(sut, Green, false, 5000000 + AspectGuard.AfterglowMicroseconds, 20000));
            Assert.IsTrue(sut.IsPermitWelded);
        }

        [TestMethod]
        public void Guard_lets_red_alone_and_green_alone_be()
        {
            AspectGuard sut = Guard();
            Assert.IsFalse(Watch(sut, Red, false, 0, 60000000));
            Assert.IsFalse(Watch(sut, Green, true, 60000000, 60000000));
            Assert.IsFalse(Watch(sut, 4, false, 120000000, 1000000));
        }

        private static AspectGuard Guard()
        {
            AspectGuard guard = new AspectGuard();
            guard.Forbid(Green, Red);
            guard.NeedsPermit(Green);
            return guard;
        }

        private static bool Watch(AspectGuard sut, long active, bool hasPermit, long from, long microseconds)
        {
            bool isTripped = sut.IsTripped;
            for (long now = from; now < from + microseconds; now += Tick)
            {
                isTripped = sut.Step(active, hasPermit, now);
            }

            return isTripped;
        }

        private static int Turns(PermitOutput sut, FakeBoard board, long from, bool isTripped)
        {
            int before = board.Turns;
            for (long now = from; now < from + 1000000; now += Tick)
            {
                sut.Step(now, isTripped);
            }

            return board.Turns - before;
        }
    }
}
