using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>The loss table, cell by cell, and each of its rows made to happen to a whole box for every aspect control can ask for.</summary>
    [TestClass]
    public class LossTableTests
    {
        private const long Second = 1000000;

        [TestMethod]
        [DataRow((int)Loss.Link, LossTable.Warning, (int)LossOutcome.Stays)]
        [DataRow((int)Loss.Link, LossTable.Green, (int)LossOutcome.Dark)]
        [DataRow((int)Loss.Link, LossTable.Arrows, (int)LossOutcome.Blank)]
        [DataRow((int)Loss.Link, LossTable.PitExit, (int)LossOutcome.Red)]
        [DataRow((int)Loss.Reboot, LossTable.Warning, (int)LossOutcome.FaultPattern)]
        [DataRow((int)Loss.Reboot, LossTable.Green, (int)LossOutcome.Dark)]
        [DataRow((int)Loss.Reboot, LossTable.Arrows, (int)LossOutcome.Blank)]
        [DataRow((int)Loss.Reboot, LossTable.PitExit, (int)LossOutcome.Red)]
        [DataRow((int)Loss.StuckLoop, LossTable.Warning, (int)LossOutcome.Stays)]
        [DataRow((int)Loss.StuckLoop, LossTable.Green, (int)LossOutcome.Dark)]
        [DataRow((int)Loss.StuckLoop, LossTable.Arrows, (int)LossOutcome.Blank)]
        [DataRow((int)Loss.StuckLoop, LossTable.PitExit, (int)LossOutcome.Dark)]
        [DataRow((int)Loss.Lamp, LossTable.Warning, (int)LossOutcome.TwinOrMore)]
        [DataRow((int)Loss.Lamp, LossTable.Green, (int)LossOutcome.Dark)]
        [DataRow((int)Loss.Lamp, LossTable.Arrows, (int)LossOutcome.Blank)]
        [DataRow((int)Loss.Lamp, LossTable.PitExit, (int)LossOutcome.Red)]
        public void Table_holds_what_the_rules_say(int loss, int column, int outcome)
        {
            Assert.AreEqual(outcome, (int)LossTable.Of((Loss)loss, column));
        }

        [TestMethod]
        public void Table_never_leaves_green_and_never_shows_less_of_what_warns()
        {
            for (int loss = 0; loss <= (int)Loss.Lamp; loss++)
            {
                for (int aspect = 0; aspect <= (int)Aspect.Red; aspect++)
                {
                    Aspect shown = LossTable.Shown((Loss)loss, (Aspect)aspect, Aspect.Dark);
                    string at = loss.ToString() + "/" + aspect.ToString();
                    Assert.IsTrue(shown != Aspect.Green, at);
                    Assert.IsTrue(aspect == (int)Aspect.Green || (int)shown >= aspect, at);
                }
            }
        }

        [TestMethod]
        [DataRow((int)Loss.Link)]
        [DataRow((int)Loss.Reboot)]
        [DataRow((int)Loss.StuckLoop)]
        [DataRow((int)Loss.Lamp)]
        public void Box_ends_in_the_state_of_the_table_for_every_aspect(int loss)
        {
            for (int i = 0; i <= (int)Aspect.Red; i++)
            {
                if (AspectNames.IsCommandable((Aspect)i))
                {
                    Suffer((Loss)loss, (Aspect)i);
                }
            }
        }

        private static void Suffer(Loss loss, Aspect aspect)
        {
            BoxBench bench = Showing(aspect);
            Aspect before = bench.Box.Post.Applied;
            string at = AspectNames.Of(aspect) + " after loss " + ((int)loss).ToString();
            switch (loss)
            {
                case Loss.Link:
                    bench.Run(Limits.FreshMicroseconds);
                    break;
                case Loss.Reboot:
                    bench = Restarted(aspect);
                    break;
                case Loss.StuckLoop:
                    // Time goes on, the loop does not.
                    bench.Board.Now = bench.Now + Second;
                    break;
                default:
                    CutLampsOf(bench, before);
                    bench.Run(Second);
                    break;
            }

            Aspect left = LossTable.Shown(loss, before, Aspect.Dark);
            Assert.IsFalse(Burns(bench, Lamp.Green), "green burns: " + at);
            if (left >= Aspect.Yellow)
            {
                Assert.IsTrue(Warns(bench, loss), "nothing warns: " + at);
            }

            Assert.IsTrue(bench.Box.Post.Applied >= left || loss == Loss.StuckLoop, "less than the table: " + at);
            Assert.AreEqual(0, bench.Box.Supervisor.Resets);
        }

        private static BoxBench Showing(Aspect aspect)
        {
            ConfigurationMessage message = Configurations.Message("post");
            message.SetText(ConfigurationMessage.Lamps, "red,yellow,green,red2,yellow2,blue,white");
            message.SetText(ConfigurationMessage.Patterns, "L=ry/-,F=yz/-");
            BoxBench bench = BoxBench.Ready(Configurations.Read(message));
            string letter = new string(new char[] { (char)AspectNames.LetterOf(aspect) });
            bench.Deliver(Controls.State(5, letter + letter + letter, bench.Now), 0, false);
            bench.Run(Second / 2);
            Assert.IsTrue(bench.Box.Post.Applied >= aspect);
            Assert.AreEqual((int)bench.Box.Post.Applied, (int)bench.Box.Post.Output.Proved);
            return bench;
        }

        // The retained word of control is all that is left of it.
        private static BoxBench Restarted(Aspect aspect)
        {
            BoxBench bench = BoxBench.Ready("post");
            string letter = new string(new char[] { (char)AspectNames.LetterOf(aspect) });
            bench.Deliver(Controls.State(5, letter + letter + letter, bench.Now), 0, true);
            bench.Run(Second / 2);
            Assert.AreEqual((int)Aspect.Dark, (int)bench.Box.Post.Panel.Request);
            return bench;
        }

        // Every lamp the aspect needs: their twins have to do.
        private static void CutLampsOf(BoxBench bench, Aspect aspect)
        {
            LampPattern pattern = bench.Parts.Configuration.Post.Rules.Pattern;
            int used = pattern.First(aspect) | pattern.Second(aspect);
            for (int lamp = 0; lamp < Lamp.Count; lamp++)
            {
                bench.Board.Cut(lamp, (used & (1 << lamp)) != 0);
            }
        }

        private static bool Burns(BoxBench bench, int lamp)
        {
            return bench.Board.IsActive(Inputs.FirstSense + lamp);
        }

        private static bool Warns(BoxBench bench, Loss loss)
        {
            // A loop that stands leaves its lamps as they are: a flash may stand in its dark half.
            bool warns = false;
            for (int i = 0; i < 250; i++)
            {
                warns = warns || Burns(bench, Lamp.Red) || Burns(bench, Lamp.Yellow) || Burns(bench, Lamp.RedTwin) || Burns(bench, Lamp.YellowTwin);
                if (loss == Loss.StuckLoop)
                {
                    return warns || bench.Box.Post.Applied < Aspect.Red;
                }

                bench.Tick();
            }

            return warns;
        }
    }
}
