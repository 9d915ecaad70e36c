using nanoFramework.TestFramework;

using Trackside.Core;

namespace NFUnitTest
{
    /// <summary>Inputs after the whole runtime stood still.</summary>
    [TestClass]
    public class StandstillTests
    {
        private const long Start = 1000000;
        private const long Still = 3000000;
        private const int Button = Inputs.YellowButton;
        private const long ButtonBit = 1L << Button;

        [TestMethod]
        public void Every_input_is_read_after_a_standstill_and_none_without()
        {
            EdgeRing ring = new EdgeRing(8);
            FakeBoard board = new FakeBoard(ring);
            InputBank sut = Bank(board, ring);
            board.SwallowsEdges = true;
            board.Drive(Button, true);
            board.Drive(Inputs.FirstSense, true);
            sut.Step(Start + InputBank.StandstillMicroseconds - 1);
            Assert.AreEqual(0L, sut.Active);
            sut.Step(Start + Still);
            Assert.AreEqual(ButtonBit | (1L << Inputs.FirstSense), sut.Active);
        }

        [TestMethod]
        public void Press_that_is_over_is_told_as_missed_and_as_movement()
        {
            EdgeRing ring = new EdgeRing(8);
            FakeBoard board = new FakeBoard(ring);
            InputBank sut = Bank(board, ring);
            board.Drive(Button, true);
            board.Drive(Button, false);
            sut.Step(Start + Still);
            Assert.AreEqual(0L, sut.Active);
            Assert.AreEqual(ButtonBit, sut.Missed);
            Assert.AreEqual(ButtonBit, sut.TakeMoved());
            Assert.AreEqual(0L, sut.TakeMoved());
            sut.Step(Start + Still + 10000);
            Assert.AreEqual(0L, sut.Missed);
        }

        [TestMethod]
        [DataRow(10000L, true)]
        [DataRow(InputBank.LateMicroseconds - 1, true)]
        [DataRow(InputBank.LateMicroseconds, false)]
        public void Edge_of_a_standstill_may_come_200_ms_behind_it(long late, bool isMissed)
        {
            EdgeRing ring = new EdgeRing(8);
            FakeBoard board = new FakeBoard(ring);
            InputBank sut = Bank(board, ring);
            long now = Start + Still;
            sut.Step(now);
            for (long end = now + late - 10000; now < end; now += 10000)
            {
                sut.Step(now);
            }

            board.Drive(Button, true);
            board.Drive(Button, false);
            sut.Step(Start + Still + late);
            Assert.AreEqual(isMissed ? ButtonBit : 0L, sut.Missed);
        }

        [TestMethod]
        public void Press_without_a_standstill_is_no_missed_one()
        {
            EdgeRing ring = new EdgeRing(8);
            FakeBoard board = new FakeBoard(ring);
            InputBank sut = Bank(board, ring);
            board.Drive(Button, true);
            board.Drive(Button, false);
            sut.Step(Start + 10000);
            Assert.AreEqual(0L, sut.Missed);
            Assert.AreEqual(ButtonBit, sut.TakeMoved());
        }

        [TestMethod]
        public void Input_that_a_read_finds_changed_has_moved()
        {
            EdgeRing ring = new EdgeRing(8);
            FakeBoard board = new FakeBoard(ring);
            InputBank sut = Bank(board, ring);
            board.SwallowsEdges = true;
            board.Drive(Button, true);
            sut.LookAgain();
            Assert.AreEqual(ButtonBit, sut.TakeMoved());
            sut.LookAgain();
            Assert.AreEqual(0L, sut.TakeMoved());
        }

        // Stepped once, with a button and a lamp's sense at rest.
        private static InputBank Bank(FakeBoard board, EdgeRing ring)
        {
            bool[] fitted = new bool[Inputs.Count];
            fitted[Button] = true;
            fitted[Inputs.FirstSense] = true;
            InputBank bank = new InputBank(board, ring, fitted);
            bank.Step(Start);
            return bank;
        }
    }
}
