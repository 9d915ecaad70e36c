using System;

using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>What the console says of loops, lamps, panel and signs, and what it may do to them.</summary>
    [TestClass]
    public class ConsoleRoleTests
    {
        private const long Second = 1000000;

        [TestMethod]
        public void Loops_tells_what_each_source_saw_and_a_silent_decoder()
        {
            BoxBench box = BoxBench.Ready("timing");
            box.Line.Feed(Frames.Passing());
            box.Line.Feed(Frames.Status());
            box.Run(2 * Second);
            ConsoleBench bench = new ConsoleBench(box.Parts.Configuration, box.Box);
            string answer = bench.Ask("loops", box.Now);
            Assert.IsTrue(answer.IndexOf("sf: decoder 1, noise 39, disagreements 0") >= 0, answer);
            Assert.IsTrue(answer.IndexOf("decoder: clock +-") >= 0, answer);
            Assert.IsTrue(answer.IndexOf("passings 1, not acknowledged 1") >= 0, answer);
            box.Run(DecoderSource.SilenceMicroseconds + Second);
            Assert.IsTrue(bench.Ask("loops", box.Now).IndexOf("decoder: silent") >= 0);
        }

        [TestMethod]
        [DataRow(1, 60, false)]
        [DataRow(233, 100, false)]
        [DataRow(34, 200, true)]
        public void Line_over_the_broker_is_answered_whatever_it_holds_and_damaged_as_on_the_cable(int letter, int count, bool isText)
        {
            BoxBench box = BoxBench.Ready("post");
            ConsoleBench bench = new ConsoleBench(box.Parts.Configuration, box.Box);
            ConsoleMessage line = new ConsoleMessage();
            line.SetText(ConsoleMessage.Line, new string((char)letter, count));
            byte[] payload = Codec.Encode(line);
            Inbound inbound = new Inbound();
            inbound.What = What.ConsoleIn;
            inbound.Count = payload.Length;
            Array.Copy(payload, 0, inbound.Payload, 0, payload.Length);
            bench.Console.Take(inbound, box.Now);
            bench.Console.Step(box.Now);
            Assert.AreEqual(1, bench.Console.Refused);
            Assert.AreEqual(1, box.Link.CountOf(What.ConsoleOut));
            Assert.AreEqual(0, box.Box.Mail.Unencodable);
            Assert.IsTrue(box.Link.Read(line));
            Assert.IsTrue(line.GetText(ConsoleMessage.Line).StartsWith(isText ? "unknown command: \"" : "damaged"));
        }

        [TestMethod]
        public void Lamps_tells_commanded_applied_proved_and_the_lamp_that_failed()
        {
            BoxBench box = Closed();
            ConsoleBench bench = new ConsoleBench(box.Parts.Configuration, box.Box);
            string answer = bench.Ask("lamps", box.Now);
            Assert.IsTrue(answer.IndexOf("commanded red, applied red, proved red, reason central") >= 0, answer);
            Assert.IsTrue(answer.IndexOf("failed -, guard ok, permit off") >= 0, answer);
            box.Board.Cut(Lamp.Red, true);
            Keep(box, 6, Second);
            answer = bench.Ask("lamps", box.Now);
            Assert.IsTrue(answer.IndexOf("proved unproved") >= 0, answer);
            Assert.IsTrue(answer.IndexOf("failed red") >= 0, answer);
            box.Run(4 * Second);
            Assert.IsTrue(bench.Ask("lamps", box.Now).IndexOf("! control has been silent") >= 0);
        }

        [TestMethod]
        public void Panel_tells_key_buttons_and_the_marshals_request()
        {
            BoxBench box = Closed();
            ConsoleBench bench = new ConsoleBench(box.Parts.Configuration, box.Box);
            string answer = bench.Ask("panel", box.Now);
            Assert.IsTrue(answer.IndexOf("key off, marshal's request dark") >= 0, answer);
            box.Board.Drive(Inputs.EnableKey, true);
            box.Run(Second / 10);
            box.Board.Drive(Inputs.YellowButton, true);
            box.Run(Second / 10);
            answer = bench.Ask("panel", box.Now);
            Assert.IsTrue(answer.IndexOf("key on, marshal's request yellow") >= 0, answer);
            Assert.IsTrue(answer.IndexOf("yellow down") >= 0, answer);
        }

        [TestMethod]
        public void Panel_test_is_refused_without_key_on_an_open_circuit_and_during_a_reversal()
        {
            BoxBench box = Closed();
            ConsoleBench bench = new ConsoleBench(box.Parts.Configuration, box.Box);
            Assert.IsTrue(bench.Ask("panel test", box.Now).StartsWith("refused: turn the panel's key on"));
            box.Board.Drive(Inputs.EnableKey, true);
            Keep(box, 6, Second / 10);
            box.Deliver(Controls.State(7, "RYR", box.Now), 0, false);
            box.Run(Second / 10);
            Assert.IsTrue(bench.Ask("panel test", box.Now).StartsWith("refused: the circuit is open"));
            ControlStateMessage closing = Controls.State(8, "RRR", box.Now);
            closing.SetChoice(ControlStateMessage.Interlock, (int)InterlockState.Closing);
            box.Deliver(closing, 0, false);
            box.Run(Second / 10);
            Assert.IsTrue(bench.Ask("panel test", box.Now).StartsWith("refused: a reversal"));
            Assert.IsTrue(box.Board.IsLit(Lamp.Red));
        }

        [TestMethod]
        public void Panel_test_lights_each_lamp_but_green_and_red_comes_back()
        {
            BoxBench box = Closed();
            ConsoleBench bench = new ConsoleBench(box.Parts.Configuration, box.Box);
            box.Board.Drive(Inputs.EnableKey, true);
            Keep(box, 6, Second / 10);
            Assert.IsTrue(bench.Ask("panel test", box.Now).StartsWith("lamp test"));
            bool isYellowSeen = false;
            bool isGreenSeen = false;
            for (int i = 0; i < 100; i++)
            {
                box.Tick();
                isYellowSeen = isYellowSeen || box.Board.IsLit(Lamp.Yellow);
                isGreenSeen = isGreenSeen || box.Board.IsLit(Lamp.Green);
            }

            Assert.IsTrue(isYellowSeen);
            Assert.IsFalse(isGreenSeen);
            Keep(box, 7, 2 * Second);
            Assert.IsTrue(box.Board.IsLit(Lamp.Red));
            Assert.AreEqual((int)Aspect.Red, (int)box.Box.Post.Output.Proved);
        }

        [TestMethod]
        public void Panel_test_is_broken_off_when_the_circuit_opens_or_the_key_is_turned()
        {
            for (int way = 0; way < 2; way++)
            {
                BoxBench box = Closed();
                ConsoleBench bench = new ConsoleBench(box.Parts.Configuration, box.Box);
                box.Board.Drive(Inputs.EnableKey, true);
                Keep(box, 6, Second / 10);
                bench.Ask("panel test", box.Now);
                box.Run(Second / 20);
                Assert.AreEqual((int)AspectReason.Test, (int)box.Box.Post.Reason);
                if (way == 0)
                {
                    box.Deliver(Controls.State(7, "RYR", box.Now), 0, false);
                }
                else
                {
                    box.Board.Drive(Inputs.EnableKey, false);
                }

                box.Run(Second / 20);
                Assert.AreNotEqual((int)AspectReason.Test, (int)box.Box.Post.Reason);
                Assert.AreEqual((int)(way == 0 ? Aspect.Yellow : Aspect.Red), (int)box.Box.Post.Applied);
            }
        }

        [TestMethod]
        public void Sign_tells_the_arrow_asked_lit_and_proved()
        {
            BoxBench box = Ready(Configurations.Read(Configurations.Reversible("sign")));
            ConsoleBench bench = new ConsoleBench(box.Parts.Configuration, box.Box);
            box.Deliver(Controls.State(12, "RRR", box.Now), 0, false);
            box.Run(Second / 2);
            string answer = bench.Ask("sign", box.Now);
            Assert.IsTrue(answer.IndexOf("commanded cw, applied cw, proved cw, epoch 4") >= 0, answer);
            box.Board.Short(Lamp.FirstArrow, true);
            box.Board.Short(Lamp.FirstArrow + 1, true);
            box.Run(Second / 2);
            answer = bench.Ask("sign", box.Now);
            Assert.IsTrue(answer.IndexOf("proved CONFLICT") >= 0, answer);
            Assert.IsTrue(answer.IndexOf("guard latched") >= 0, answer);
        }

        [TestMethod]
        public void Sign_on_a_control_box_tells_what_the_interlock_waits_for()
        {
            BoxBench box = Ready(Configurations.Read(Configurations.Reversible("control")));
            ConsoleBench bench = new ConsoleBench(box.Parts.Configuration, box.Box);
            string answer = bench.Ask("sign", box.Now);
            Assert.IsTrue(answer.StartsWith("interlock: blank"), answer);
            Assert.IsTrue(answer.IndexOf("- sign kart-s1 does not prove that it is dark") >= 0, answer);
        }

        [TestMethod]
        [DataRow("loops", "control", "no loops")]
        [DataRow("lamps", "control", "no post")]
        [DataRow("panel", "control", "no post")]
        [DataRow("sign", "post", "neither")]
        public void Command_of_a_role_the_box_lacks_says_so(string line, string roles, string expected)
        {
            BoxBench box = BoxBench.Ready(roles);
            ConsoleBench bench = new ConsoleBench(box.Parts.Configuration, box.Box);
            Assert.IsTrue(bench.Ask(line, box.Now).IndexOf(expected) >= 0);
        }

        [TestMethod]
        public void Every_alarm_has_its_advice_in_both_languages()
        {
            ConsoleBench bench = new ConsoleBench(BoxConfiguration.Read(null, 0, null), null);
            for (int bit = 0; bit < AlarmNames.Count; bit++)
            {
                bench.Facts.IsFrench = false;
                string english = bench.Ask("help " + AlarmNames.Of(bit), Second);
                bench.Facts.IsFrench = true;
                string french = bench.Ask("help " + AlarmNames.Of(bit), Second);
                Assert.IsTrue(english.Length > 30 && french.Length > 30 && english != french, AlarmNames.Of(bit));
            }

            Assert.AreEqual(0, bench.Console.Refused);
        }

        private static BoxBench Closed()
        {
            BoxBench box = BoxBench.Ready("post");
            Keep(box, 5, Second / 2);
            return box;
        }

        private static void Keep(BoxBench box, int seq, long microseconds)
        {
            box.Deliver(Controls.State(seq, "RRR", box.Now), 0, false);
            box.Run(microseconds);
        }

        private static BoxBench Ready(BoxConfiguration configuration)
        {
            BoxBench bench = new BoxBench(configuration, 5);
            bench.Tick();
            bench.Parts.LinkEvents.Put(LinkEvent.Opened);
            bench.Sync();
            bench.Run(Second / 10);
            return bench;
        }
    }
}
