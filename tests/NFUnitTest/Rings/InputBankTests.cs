using nanoFramework.TestFramework;

using Trackside.Core;

namespace NFUnitTest
{
    [TestClass]
    public class InputBankTests
    {
        private const int Loop = Inputs.FirstLoop;
        private const long Audit = 100000;

        [TestMethod]
        public void Input_bank_reads_only_fitted_inputs_at_the_start()
        {
            EdgeRing ring = new EdgeRing(8);
            FakeBoard board = new FakeBoard(ring);
            board.SwallowsEdges = true;
            board.Drive(Inputs.EnableKey, true);
            board.Drive(Loop, true);
            InputBank sut = new InputBank(board, ring, Only(Loop));
            Assert.IsTrue(sut.Level(Loop));
            Assert.IsFalse(sut.Level(Inputs.EnableKey));
            Assert.AreEqual(1, board.Reads);
        }

        [TestMethod]
        public void Input_bank_hands_on_rising_edges_with_their_stamps_and_keeps_levels()
        {
            EdgeRing ring = new EdgeRing(8);
            FakeBoard board = new FakeBoard(ring);
            InputBank sut = new InputBank(board, ring, Only(Loop));
            board.Now = 500;
            board.Drive(Loop, true);
            board.Now = 700;
            board.Drive(Loop, false);
            board.Now = 900;
            board.Drive(Loop, true);
            sut.Step(1000);
            Assert.AreEqual(2, sut.RisingCount);
            Assert.AreEqual(Loop, sut.RisingInput(0));
            Assert.AreEqual(500L, sut.RisingAt(0));
            Assert.AreEqual(900L, sut.RisingAt(1));
            Assert.IsTrue(sut.Level(Loop));
            sut.Step(2000);
            Assert.AreEqual(0, sut.RisingCount);
        }

        [TestMethod]
        public void Input_bank_leaves_what_is_too_much_for_the_next_tick()
        {
            EdgeRing ring = new EdgeRing(64);
            FakeBoard board = new FakeBoard(ring);
            InputBank sut = new InputBank(board, ring, Only(Loop));
            for (int i = 0; i < InputBank.MostRising + 3; i++)
            {
                ring.Put(Loop, true, i);
            }

            sut.Step(1000);
            Assert.AreEqual(InputBank.MostRising, sut.RisingCount);
            sut.Step(2000);
            Assert.AreEqual(3, sut.RisingCount);
            Assert.AreEqual(InputBank.MostRising + 2L, sut.RisingAt(2));
        }

        [TestMethod]
        public void Input_bank_mends_a_lost_edge_only_after_two_audits_disagree()
        {
            EdgeRing ring = new EdgeRing(8);
            FakeBoard board = new FakeBoard(ring);
            InputBank sut = new InputBank(board, ring, Only(Loop));
            // The first audit looks at input 0, which is not fitted, and moves on to the loop.
            sut.Step(0);
            board.SwallowsEdges = true;
            board.Drive(Loop, true);
            sut.Step(Audit);
            Assert.IsFalse(sut.Level(Loop));
            Assert.AreEqual(0, sut.LostEdges);
            sut.Step(2 * Audit);
            Assert.IsTrue(sut.Level(Loop));
            Assert.AreEqual(1, sut.LostEdges);
        }

        [TestMethod]
        public void Input_bank_counts_no_lost_edge_when_it_was_only_late()
        {
            EdgeRing ring = new EdgeRing(8);
            FakeBoard board = new FakeBoard(ring);
            InputBank sut = new InputBank(board, ring, Only(Loop));
            sut.Step(0);
            board.SwallowsEdges = true;
            board.Drive(Loop, true);
            sut.Step(Audit);
            ring.Put(Loop, true, Audit);
            sut.Step(2 * Audit);
            sut.Step(3 * Audit);
            Assert.IsTrue(sut.Level(Loop));
            Assert.AreEqual(0, sut.LostEdges);
        }

        [TestMethod]
        public void Input_bank_audits_every_fitted_input_in_turn()
        {
            EdgeRing ring = new EdgeRing(8);
            FakeBoard board = new FakeBoard(ring);
            bool[] fitted = new bool[Inputs.Count];
            for (int i = 0; i < fitted.Length; i++)
            {
                fitted[i] = true;
            }

            InputBank sut = new InputBank(board, ring, fitted);
            board.SwallowsEdges = true;
            for (int i = 0; i < fitted.Length; i++)
            {
                board.Drive(i, true);
            }

            for (int i = 0; i < 2 * fitted.Length; i++)
            {
                sut.Step(i * Audit);
            }

            Assert.AreEqual(Inputs.Count, sut.LostEdges);
        }

        [TestMethod]
        public void Input_bank_reads_one_pin_a_tenth_of_a_second_when_idle()
        {
            EdgeRing ring = new EdgeRing(8);
            FakeBoard board = new FakeBoard(ring);
            InputBank sut = new InputBank(board, ring, Only(Loop));
            sut.Step(0);
            int before = board.Reads;
            for (long now = 10000; now <= 1000000; now += 10000)
            {
                sut.Step(now);
            }

            Assert.AreEqual(10, board.Reads - before);
        }

        [TestMethod]
        public void Input_bank_sample_reads_the_pin_itself()
        {
            EdgeRing ring = new EdgeRing(8);
            FakeBoard board = new FakeBoard(ring);
            InputBank sut = new InputBank(board, ring, Only(Loop));
            board.SwallowsEdges = true;
            board.Drive(Loop, true);
            Assert.IsFalse(sut.Level(Loop));
            Assert.IsTrue(sut.Sample(Loop));
            Assert.IsTrue(sut.Level(Loop));
        }

        private static bool[] Only(int input)
        {
            bool[] fitted = new bool[Inputs.Count];
            fitted[input] = true;
            return fitted;
        }
    }
}
