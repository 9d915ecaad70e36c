using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>Contacts that bounce, and the loop that does not sleep while a press is about to count: a tick every 500 us.</summary>
    [TestClass]
    public class PanelBounceTests
    {
        private const long Tick = 500;

        [TestMethod]
        public void Press_counts_when_the_contact_was_steady_for_5_ms()
        {
            PanelBench bench = new PanelBench(true);
            bench.Board.Drive(Inputs.YellowButton, true);
            Run(bench, Panel.PressMicroseconds);
            Assert.AreEqual((int)Aspect.Dark, (int)bench.Sut.Request);
            bench.Tick(Tick);
            Assert.AreEqual((int)Aspect.Yellow, (int)bench.Sut.Request);
        }

        [TestMethod]
        public void Spike_shorter_than_5_ms_asks_for_nothing_however_often_the_loop_looks()
        {
            PanelBench bench = new PanelBench(true);
            for (int i = 0; i < 20; i++)
            {
                bench.Board.Drive(Inputs.YellowButton, true);
                Run(bench, 4500);
                bench.Board.Drive(Inputs.YellowButton, false);
                Run(bench, 30000);
            }

            Assert.AreEqual((int)Aspect.Dark, (int)bench.Sut.Request);
            Assert.IsFalse(bench.Sut.Events.Any);
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        [DataRow(4)]
        public void Contact_that_bounces_for_10_ms_at_both_ends_is_one_press_and_one_release(int millisecondsEach)
        {
            PanelBench bench = new PanelBench(true);
            Bounce(bench, true, millisecondsEach);
            Run(bench, 8000);
            Assert.AreEqual((int)Aspect.Yellow, (int)bench.Sut.Request);
            Run(bench, 100000);
            Bounce(bench, false, millisecondsEach);
            Run(bench, 50000);
            Assert.AreEqual((int)ButtonEvent.Press, (int)bench.Sut.Events.Kind);
            bench.Sut.Events.Told();
            Assert.AreEqual((int)ButtonEvent.Release, (int)bench.Sut.Events.Kind);
            bench.Sut.Events.Told();
            Assert.IsFalse(bench.Sut.Events.Any);
            Assert.AreEqual(1, bench.Sut.Presses);
            Assert.AreEqual(0, bench.Sut.Faults);
        }

        [TestMethod]
        [DataRow(Inputs.ClearButton)]
        [DataRow(Inputs.SectionButton)]
        [DataRow(Inputs.EnableKey)]
        public void What_asks_for_no_aspect_counts_after_20_ms_and_hurries_nobody(int button)
        {
            PanelBench bench = new PanelBench(button != Inputs.EnableKey, -1, Inputs.BasicPanel | (1 << Inputs.SectionButton), Profiles.At(0));
            bench.Board.Drive(button, true);
            Run(bench, Panel.RestMicroseconds);
            Assert.IsFalse(bench.Sut.Events.Any);
            bench.Tick(Tick);
            Assert.IsTrue(bench.Sut.Events.Any);
            Assert.AreEqual(0, bench.Board.Wakes);
        }

        [TestMethod]
        public void Press_hurries_the_loop_until_it_counts()
        {
            PanelBench bench = new PanelBench(true);
            bench.Board.Drive(Inputs.YellowButton, true);
            int ticks = 0;
            while (bench.Sut.Request == Aspect.Dark && ticks < 100)
            {
                Assert.AreEqual(ticks, bench.Board.Wakes);
                bench.Tick(Tick);
                ticks++;
            }

            Assert.AreEqual((int)(Panel.PressMicroseconds / Tick) + 1, ticks);
            bench.Run(100000);
            bench.Board.Drive(Inputs.YellowButton, false);
            bench.Run(100000);
            Assert.AreEqual(ticks - 1, bench.Board.Wakes);
        }

        [TestMethod]
        public void Press_with_the_key_off_hurries_nobody()
        {
            PanelBench bench = new PanelBench(false);
            bench.Board.Drive(Inputs.YellowButton, true);
            bench.Run(100000);
            Assert.AreEqual(0, bench.Board.Wakes);
        }

        [TestMethod]
        public void Contact_that_never_rests_hurries_the_loop_for_12_ms_and_is_reported()
        {
            PanelBench bench = new PanelBench(true);
            for (int i = 0; i < 1000; i++)
            {
                bench.Board.Drive(Inputs.YellowButton, (i & 2) == 0);
                bench.Tick(1000);
            }

            Assert.IsTrue(bench.Board.Wakes <= Panel.HurryMicroseconds / 1000);
            Assert.IsTrue(bench.Board.Wakes > 5);
            Assert.AreEqual(1 << Inputs.YellowButton, bench.Sut.Faults);
            Assert.AreEqual((int)Aspect.Dark, (int)bench.Sut.Request);
            bench.Board.Drive(Inputs.YellowButton, false);
            bench.Run(ButtonWatch.RestMicroseconds + 300000);
            Assert.AreEqual(0, bench.Sut.Faults);
        }

        // Open and closed in turn for 10 ms, then as it stays.
        private static void Bounce(PanelBench bench, bool level, int millisecondsEach)
        {
            bool now = level;
            for (int gone = 0; gone < 10; gone += millisecondsEach)
            {
                bench.Board.Drive(Inputs.YellowButton, now);
                Run(bench, millisecondsEach * 1000);
                now = !now;
            }

            bench.Board.Drive(Inputs.YellowButton, level);
        }

        private static void Run(PanelBench bench, long microseconds)
        {
            for (long gone = 0; gone < microseconds; gone += Tick)
            {
                bench.Tick(Tick);
            }
        }
    }
}
