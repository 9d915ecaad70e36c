using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>A box with certificates has lost its link: its marshal and its lamps do not wait for it, and it waits for them.</summary>
    [TestClass]
    public class SecureLinkTests
    {
        private const long Second = 1000000;

        /// <summary>A press is steady for some ticks before it counts; what flashes may begin with its dark half.</summary>
        private const long FollowsWithin = 350000;

        [TestMethod]
        public void Post_that_is_cut_off_follows_its_marshal_and_opens_no_link_while_he_presses()
        {
            BoxBench bench = SecureBench.Post();
            SecureBench.Lose(bench);
            for (int i = 0; i < 10; i++)
            {
                bench.Board.Drive(Inputs.YellowButton, true);
                Assert.IsTrue(IsLitWithin(bench, Lamp.Yellow, FollowsWithin), "press " + i.ToString());
                bench.Board.Drive(Inputs.YellowButton, false);
                bench.Run(Second);
            }

            Assert.AreEqual(1, bench.Link.Opens);
        }

        [TestMethod]
        [DataRow("timing")]
        [DataRow("control")]
        [DataRow("post")]
        public void Box_that_nothing_moves_opens_its_link_soon(string role)
        {
            BoxBench bench = SecureBench.Ready(Configurations.Message(role));
            SecureBench.Lose(bench);
            Assert.IsTrue(SecureBench.RunUntilOpening(bench, SecureBench.Back));
        }

        [TestMethod]
        public void Post_opens_its_link_in_its_turn_and_says_that_it_waits()
        {
            BoxBench bench = SecureBench.Post();
            Assert.AreEqual("up", LinkCommand.StateOf(bench.Box));
            while (LinkTurn.IsNow(1, Clocks.Utc + bench.Now + Second) || LinkTurn.IsNow(1, Clocks.Utc + bench.Now + (2 * Second)))
            {
                bench.Tick();
            }

            SecureBench.Lose(bench);
            bench.Run(Second);
            Assert.AreEqual("waiting", LinkCommand.StateOf(bench.Box));
            while (bench.Box.Link.State == LinkState.Down)
            {
                bench.Tick();
            }

            Assert.AreEqual("opening", LinkCommand.StateOf(bench.Box));

            // A tick has gone by, and the turn is looked at every 100 ms. The post's number is 1.
            long utc = Clocks.Utc + bench.Now - Second / 10;
            Assert.IsTrue(LinkTurn.IsNow(1, utc) || LinkTurn.IsNow(1, utc + (Second / 10)));
        }

        // Yellow, double yellow, slippery and blue by the marshal's buttons.
        [TestMethod]
        [DataRow(Inputs.YellowButton)]
        [DataRow(Inputs.DoubleYellowButton)]
        [DataRow(Inputs.SlipperyButton)]
        [DataRow(Inputs.BlueButton)]
        public void Post_whose_lamps_flash_opens_its_link_soon_and_they_burn_steadily_then(int button)
        {
            BoxBench bench = SecureBench.Post();
            SecureBench.Press(bench, button);
            int lamps = LampsOver(bench, Second);
            SecureBench.Lose(bench);
            Assert.IsTrue(SecureBench.RunUntilOpening(bench, SecureBench.Back));
            Assert.AreEqual(lamps, Lit(bench));
            for (long end = bench.Now + SecureBench.Handshake; bench.Now < end;)
            {
                bench.Tick();
                Assert.AreEqual(lamps, Lit(bench));
            }

            Assert.AreEqual((int)bench.Box.Post.Applied, (int)bench.Box.Post.Output.Proved);
            SecureBench.Open(bench);
            AssertFlashesInPhase(bench);
            Assert.AreEqual(0, bench.Box.Post.Output.Faults);
        }

        [TestMethod]
        public void Post_shows_its_fault_pattern_steadily_while_it_connects()
        {
            BoxBench bench = SecureBench.UnheardPost();
            Assert.AreEqual((int)Aspect.Fault, (int)bench.Box.Post.Applied);
            SecureBench.Lose(bench);
            Assert.IsTrue(SecureBench.RunUntilOpening(bench, SecureBench.Back));
            Assert.AreEqual(1 << Lamp.Yellow, Lit(bench));
        }

        // At whatever point of a flash the attempt falls, and however long the box stands still.
        [TestMethod]
        [DataRow(1)]
        [DataRow(3)]
        [DataRow(30)]
        public void Post_that_stands_still_in_a_handshake_shows_its_yellow_and_finds_no_fault(int seconds)
        {
            for (int i = 0; i < 25; i++)
            {
                BoxBench bench = SecureBench.Post();
                SecureBench.Press(bench, Inputs.YellowButton);
                bench.Run(i * 20000);
                SecureBench.Lose(bench);
                Assert.IsTrue(SecureBench.RunUntilOpening(bench, SecureBench.Back));
                bench.StandStill(seconds * Second);
                Assert.AreEqual(1 << Lamp.Yellow, Lit(bench));
                SecureBench.Open(bench);
                AssertFlashesInPhase(bench);
                Assert.AreEqual(0, bench.Box.Post.Output.Faults);
                Assert.AreEqual((int)Aspect.Yellow, (int)bench.Box.Post.Output.Proved);
            }
        }

        [TestMethod]
        public void Press_while_lamps_are_held_is_followed_at_once_and_puts_the_attempt_off()
        {
            BoxBench bench = SecureBench.Post();
            SecureBench.Lose(bench);
            while (bench.Box.Link.State != LinkState.Steadying)
            {
                bench.Tick();
            }

            bench.Board.Drive(Inputs.DoubleYellowButton, true);
            bench.Tick();
            bench.Tick();
            Assert.AreEqual((int)LinkState.Down, (int)bench.Box.Link.State);
            Assert.IsTrue(IsLitWithin(bench, Lamp.YellowTwin, FollowsWithin));
            bench.Run(QuietWatch.StillMicroseconds - FollowsWithin - Second);
            Assert.AreEqual(1, bench.Link.Opens);
        }

        // Its edge is still under way when the attempt is due: the pins are asked last.
        [TestMethod]
        public void Press_whose_edge_has_not_come_yet_puts_the_attempt_off()
        {
            BoxBench bench = SecureBench.Post();
            SecureBench.Lose(bench);
            while (!bench.Box.Link.IsAboutToOpen(bench.Now))
            {
                bench.Tick();
            }

            bench.Board.SwallowsEdges = true;
            bench.Board.Drive(Inputs.YellowButton, true);
            bench.Tick();
            Assert.AreEqual(1, bench.Link.Opens);
            Assert.AreEqual((int)LinkState.Down, (int)bench.Box.Link.State);
        }

        // The watchdog of what permits would go without its food. Whenever its turn comes.
        [TestMethod]
        public void No_attempt_is_begun_before_green_has_been_dark_for_two_seconds()
        {
            for (int i = 0; i < 12; i++)
            {
                BoxBench bench = SecureBench.Post();
                bench.Run(i * Second / 2);
                SecureBench.Command(bench, 5, "GGG");
                bench.Run(Second);
                Assert.IsTrue(bench.Board.IsLit(Lamp.Green));
                SecureBench.Lose(bench);
                long lit = bench.Now;
                while (bench.Link.Opens == 1 && bench.Now < lit + LinkManager.HoldLimit)
                {
                    lit = bench.Board.IsLit(Lamp.Green) || bench.Box.Permit.IsRunning ? bench.Now : lit;
                    bench.Tick();
                }

                Assert.AreEqual(2, bench.Link.Opens);
                Assert.IsTrue(bench.Now - lit >= QuietWatch.StillMicroseconds);
                Assert.AreEqual(0, Lit(bench) & (1 << Lamp.Green));
            }
        }

        [TestMethod]
        public void Lamp_test_is_broken_off_by_an_attempt_and_the_red_is_back_before_it()
        {
            BoxBench bench = SecureBench.Post();
            while (!LinkTurn.IsNow(1, Clocks.Utc + bench.Now + (3 * Second / 2)))
            {
                bench.Tick();
            }

            SecureBench.Command(bench, 5, "RRR");
            bench.Run(Second / 10);
            Assert.IsTrue(bench.Box.Post.TryTest(bench.Now));
            SecureBench.Lose(bench);
            Assert.AreEqual(0, Lit(bench) & (1 << Lamp.Red) & (1 << Lamp.RedTwin));
            while (bench.Box.Link.State == LinkState.Down)
            {
                Assert.AreEqual((int)AspectReason.Test, (int)bench.Box.Post.Reason);
                bench.Tick();
            }

            Assert.AreEqual(1 << Lamp.Red, Lit(bench));
        }

        private static void AssertFlashesInPhase(BoxBench bench)
        {
            LampPattern pattern = Profiles.Usual().Pattern;
            Aspect shown = bench.Box.Post.Applied;
            int changes = 0;
            for (int i = 0; i < 100; i++)
            {
                int before = Lit(bench);
                bench.Tick();
                changes += Lit(bench) == before ? 0 : 1;
                bool isFirst = pattern.IsFirstHalf(shown, Clocks.Utc + bench.Now - BoxBench.Period);
                bool isLit = (Lit(bench) & ((1 << Lamp.Yellow) | (1 << Lamp.Blue))) != 0;
                Assert.AreEqual(isFirst, isLit);
            }

            Assert.IsTrue(changes >= 3, changes.ToString());
        }

        private static int LampsOver(BoxBench bench, long microseconds)
        {
            int lamps = 0;
            for (long end = bench.Now + microseconds; bench.Now < end;)
            {
                bench.Tick();
                lamps |= Lit(bench);
            }

            return lamps;
        }

        private static int Lit(BoxBench bench)
        {
            int lit = 0;
            for (int lamp = 0; lamp < Lamp.Count; lamp++)
            {
                lit |= bench.Board.IsLit(lamp) ? 1 << lamp : 0;
            }

            return lit;
        }

        private static bool IsLitWithin(BoxBench bench, int lamp, long microseconds)
        {
            for (long end = bench.Now + microseconds; bench.Now < end && !bench.Board.IsLit(lamp);)
            {
                bench.Tick();
            }

            return bench.Board.IsLit(lamp);
        }
    }
}
