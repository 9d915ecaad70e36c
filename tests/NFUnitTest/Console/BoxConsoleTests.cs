using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>The technician's console on a box.</summary>
    [TestClass]
    public class BoxConsoleTests
    {
        private const long Now = 3723000000;

        [TestMethod]
        public void Help_names_every_command_and_each_has_a_summary_and_an_example_that_runs()
        {
            ConsoleBench bench = Unconfigured();
            string answer = bench.Ask("help", Now);
            for (int i = 0; i < bench.Console.CommandCount; i++)
            {
                IConsoleCommand command = bench.Console.CommandAt(i);
                Assert.IsTrue(answer.IndexOf(command.Name) >= 0, command.Name);
                Assert.IsTrue(command.Summary(true) != command.Summary(false), command.Name);
                Assert.IsTrue(bench.Ask("help " + command.Name, Now).IndexOf(command.Example) >= 0, command.Name);
                bench.Ask(command.Example, Now);
                Assert.AreEqual(0, bench.Console.Refused);
            }
        }

        [TestMethod]
        public void Every_command_answers_on_a_configured_box_in_both_languages()
        {
            for (int language = 0; language < 2; language++)
            {
                ConsoleBench bench = Configured("timing,post,control");
                bench.Facts.IsFrench = language == 0;
                for (int i = 0; i < bench.Console.CommandCount; i++)
                {
                    string name = bench.Console.CommandAt(i).Name;
                    Assert.IsTrue(bench.Ask(name, Now).Length > 2, name);
                }
            }
        }

        [TestMethod]
        public void Status_of_a_box_that_is_not_configured_says_why()
        {
            ConsoleBench bench = Unconfigured();
            string answer = bench.Ask("status", Now);
            Assert.IsTrue(answer.IndexOf("boot 7, 1h02m, 0.1.0, VIRTUAL") >= 0, answer);
            Assert.IsTrue(answer.IndexOf("config.json is missing") >= 0, answer);
            bench.Facts.IsFrench = true;
            Assert.IsTrue(bench.Ask("net", Now).IndexOf("tapez config") >= 0);
        }

        [TestMethod]
        public void Status_names_the_box_and_its_alarms()
        {
            ConsoleBench bench = Configured("post");
            string answer = bench.Ask("status", Now);
            Assert.IsTrue(answer.IndexOf("kart-x (post)") >= 0, answer);
            Assert.IsTrue(answer.IndexOf("clock-unsynced") >= 0, answer);
        }

        [TestMethod]
        [DataRow("stauts")]
        [DataRow("STATUS")]
        [DataRow("{\"line\":\"status\"}")]
        public void Unknown_command_gets_one_line_and_changes_nothing(string line)
        {
            ConsoleBench bench = Unconfigured();
            string answer = bench.Ask(line, Now);
            Assert.IsTrue(answer.StartsWith("unknown command: "), answer);
            Assert.AreEqual(answer.Length - 2, answer.IndexOf("\r\n"));
            Assert.AreEqual(1, bench.Console.Refused);
        }

        [TestMethod]
        public void Damaged_and_overlong_lines_get_one_line_and_the_next_is_understood()
        {
            ConsoleBench bench = Unconfigured();
            Assert.IsTrue(bench.Ask("st" + (char)1 + "atus", Now).StartsWith("damaged"));
            Assert.IsTrue(bench.Ask(new string('x', 121), Now).StartsWith("damaged"));
            Assert.IsTrue(bench.Ask("a b c d e f g", Now).StartsWith("damaged"));
            Assert.IsTrue(bench.Ask("log", Now).StartsWith("nothing"));
            Assert.AreEqual(3, bench.Console.Refused);
        }

        [TestMethod]
        public void Backspace_takes_a_letter_back_and_blanks_do_not_matter()
        {
            ConsoleBench bench = Unconfigured();
            Assert.IsTrue(bench.Ask("  lox" + (char)8 + "g   3 ", Now).StartsWith("nothing"));
            Assert.AreEqual(string.Empty, bench.Ask("   ", Now));
        }

        [TestMethod]
        public void Log_tells_the_newest_lines()
        {
            ConsoleBench bench = Unconfigured();
            bench.Facts.Log.Add(1500000, "first");
            bench.Facts.Log.Add(2500000, "second");
            Assert.AreEqual("2.500 second\r\n", bench.Ask("log 1", Now));
            Assert.AreEqual("1.500 first\r\n2.500 second\r\n", bench.Ask("log", Now));
            Assert.IsTrue(bench.Ask("log no", Now).IndexOf("log 5") >= 0);
        }

        [TestMethod]
        public void Reboot_is_refused_while_the_circuit_is_open_and_done_when_it_is_closed()
        {
            BoxBench box = BoxBench.Ready("post");
            box.Deliver(Controls.State(5, "RGR", box.Now), 0, false);
            box.Tick();
            ConsoleBench bench = new ConsoleBench(box.Parts.Configuration, box.Box);
            Assert.IsTrue(bench.Ask("reboot now", box.Now).StartsWith("refused"));
            Assert.AreEqual(0, bench.Platform.Reboots);
            box.Deliver(Controls.State(6, "RRR", box.Now), 0, false);
            box.Tick();
            Assert.IsTrue(bench.Ask("reboot", box.Now).IndexOf("reboot now") >= 0);
            Assert.AreEqual(0, bench.Platform.Reboots);
            bench.Ask("reboot now", box.Now);
            Assert.AreEqual(1, bench.Platform.Reboots);
            Assert.IsTrue(bench.Storage.ContentOf(LogRing.File).Length > 0);
        }

        [TestMethod]
        public void Line_from_the_broker_is_answered_there_and_a_retained_one_refused()
        {
            BoxBench box = BoxBench.Ready("post");
            ConsoleBench bench = new ConsoleBench(box.Parts.Configuration, box.Box);
            box.Box.Attach(bench.Console);
            ConsoleMessage line = new ConsoleMessage();
            line.SetText(ConsoleMessage.Line, "config");
            box.Parts.Messages.Put(What.ConsoleIn, 0, true, Codec.Encode(line));
            box.Run(1000000);
            Assert.AreEqual(0, box.Link.CountOf(What.ConsoleOut));
            Assert.AreEqual(1, box.Box.Mail.StaleMessages);
            box.Parts.Messages.Put(What.ConsoleIn, 0, false, Codec.Encode(line));
            box.Run(1000000);
            Assert.AreEqual(3, box.Link.CountOf(What.ConsoleOut));
            Assert.AreEqual(string.Empty, bench.Cable.Text);
        }

        [TestMethod]
        public void Broken_cable_is_not_waited_for()
        {
            ConsoleBench bench = Unconfigured();
            bench.Cable.IsBroken = true;
            bench.Ask("help", Now);
            Assert.IsTrue(bench.Console.Out.IsEmpty);
            Assert.AreEqual(bench.Console.CommandCount, bench.Console.Out.Lost);
        }

        private static ConsoleBench Unconfigured()
        {
            return new ConsoleBench(BoxConfiguration.Read(null, 0, null), null);
        }

        private static ConsoleBench Configured(string roles)
        {
            BoxBench box = new BoxBench(Configurations.Of(roles), 7);
            box.Tick();
            return new ConsoleBench(box.Parts.Configuration, box.Box);
        }
    }
}
