using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>The box examines itself.</summary>
    [TestClass]
    public class SelfTestTests
    {
        private const long Second = 1000000;

        [TestMethod]
        public void Selftest_looks_at_memory_storage_clock_link_and_senses()
        {
            BoxBench box = BoxBench.Ready("post");
            box.Deliver(Controls.State(5, "RRR", box.Now), 0, false);
            box.Run(Second / 2);
            ConsoleBench bench = new ConsoleBench(box.Parts.Configuration, box.Box);
            string answer = bench.Ask("selftest", box.Now);
            Assert.IsTrue(answer.IndexOf("!!") < 0, answer);
            Assert.IsTrue(answer.IndexOf("ok storage: written and read back") >= 0, answer);
            Assert.IsTrue(answer.IndexOf("ok lamp senses, failed -") >= 0, answer);
        }

        [TestMethod]
        public void Selftest_names_what_is_broken()
        {
            BoxBench box = BoxBench.Ready("post");
            box.Board.Cut(Lamp.Red, true);
            box.Deliver(Controls.State(5, "RRR", box.Now), 0, false);
            box.Run(Second / 2);
            ConsoleBench bench = new ConsoleBench(box.Parts.Configuration, box.Box);
            bench.Storage.IsBroken = true;
            box.Parts.LinkEvents.Put(LinkEvent.Closed);
            box.Tick();
            string answer = bench.Ask("selftest", box.Now);
            Assert.IsTrue(answer.IndexOf("!! storage") >= 0, answer);
            Assert.IsTrue(answer.IndexOf("!! link") >= 0, answer);
            Assert.IsTrue(answer.IndexOf("!! lamp senses, failed red") >= 0, answer);
        }

        [TestMethod]
        public void Selftest_writes_nothing_while_the_circuit_is_in_use()
        {
            BoxBench box = BoxBench.Ready("post");
            box.Deliver(Controls.State(5, "RYR", box.Now), 0, false);
            box.Run(Second / 2);
            ConsoleBench bench = new ConsoleBench(box.Parts.Configuration, box.Box);
            Assert.IsTrue(bench.Ask("selftest", box.Now).IndexOf("storage: not tried") >= 0);
            Assert.AreEqual(0, bench.Storage.ContentOf("selftest").Length);
            Assert.IsTrue(bench.Ask("selftest capture", box.Now).StartsWith("refused"));
        }

        [TestMethod]
        public void Selftest_capture_without_a_marker_says_so()
        {
            BoxBench box = BoxBench.Ready("timing");
            ConsoleBench bench = new ConsoleBench(box.Parts.Configuration, box.Box);
            Assert.IsTrue(bench.Ask("selftest capture", box.Now).StartsWith("no loop of this box has a marker"));
        }

        [TestMethod]
        public void Selftest_capture_tells_progress_and_a_line_that_brings_nothing()
        {
            BoxBench box = BoxBench.Ready("timing");
            ConsoleBench bench = new ConsoleBench(box.Parts.Configuration, box.Box);
            bench.Facts.Markers = new IMarkerLine[] { null, new DeadMarker() };
            box.Box.Attach(bench.Console);
            Assert.IsTrue(bench.Ask("selftest capture", box.Now).Length == 0);
            Assert.IsTrue(bench.Console.IsMeasuring);
            bench.Cable.Text = string.Empty;
            box.Run(15 * Second);
            Assert.IsFalse(bench.Console.IsMeasuring);
            Assert.IsTrue(bench.Cable.Text.StartsWith("s1: 12 rounds...\r\n... 4/12\r\n... 8/12\r\n!! s1: "), bench.Cable.Text);
            Assert.IsTrue(bench.Cable.Text.IndexOf("pulse not found 12") >= 0, bench.Cable.Text);
        }

        [TestMethod]
        public void Loop_under_test_makes_no_passing_and_does_afterwards()
        {
            ConfigurationMessage message = Configurations.Message("timing");
            message.SetText(ConfigurationMessage.Sources, "edge,edge");
            BoxBench box = BoxBench.Ready(Configurations.Read(message));
            box.Box.Timing.Desk.Hold(0);
            Cross(box);
            Assert.AreEqual(0, box.Box.Timing.Outbox.Newest);
            box.Box.Timing.Desk.Release();
            Cross(box);
            Assert.AreEqual(1, box.Box.Timing.Outbox.Newest);
        }

        private static void Cross(BoxBench box)
        {
            box.Board.Drive(Inputs.FirstLoop, true);
            box.Run(Second / 20);
            box.Board.Drive(Inputs.FirstLoop, false);
            box.Run(2 * Second);
        }

        /// <summary>A marker line without a wire: it turns round and nothing is captured.</summary>
        private sealed class DeadMarker : IMarkerLine
        {
            private long now;

            public void Toggle(int gap, out long before, out long after)
            {
                before = now;
                now += gap + 10;
                after = now;
            }

            public bool Take(MarkerCapture capture)
            {
                return false;
            }
        }
    }
}
