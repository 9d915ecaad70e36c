namespace Trackside.Core
{
    /// <summary>
    /// <c>selftest capture</c> under way: the marker self test of each loop that has a marker, one after the other, with a word of progress every few rounds. The loop under
    /// test is held: no passing is made of what the test does to its line. Broken off when the circuit opens. Stepped with every tick. Loop only.
    /// </summary>
    public sealed class CaptureTest
    {
        private const int Rounds = 12;
        private const int RoundsATold = 4;

        private readonly BoxConsole console;
        private readonly IMarkerLine[] lines;
        private readonly LoopDesk desk;
        private MarkerSelfTest test;
        private int loop = -1;
        private int told;

        /// <summary>Makes a test that begins at the next step.</summary>
        /// <param name="console">Says how it goes.</param>
        /// <param name="lines">The marker line of each loop; null where a loop has none.</param>
        /// <param name="desk">The loops.</param>
        public CaptureTest(BoxConsole console, IMarkerLine[] lines, LoopDesk desk)
        {
            this.console = console;
            this.lines = lines;
            this.desk = desk;
        }

        /// <summary>Goes on.</summary>
        /// <returns>False once it is over.</returns>
        public bool Step(long now)
        {
            if (!console.Facts.IsCircuitClosed(now))
            {
                desk.Release();
                console.Say("essai interrompu : le circuit s'ouvre.", "test broken off: the circuit opens.");
                return false;
            }

            if (test == null)
            {
                return Begin();
            }

            test.Step(now);
            if (test.Done >= told + RoundsATold && !test.IsDone)
            {
                told = test.Done;
                console.Say("... " + told.ToString() + "/" + Rounds.ToString());
            }

            if (test.IsDone)
            {
                Conclude();
                desk.Release();
                test = null;
            }

            return true;
        }

        private bool Begin()
        {
            do
            {
                loop++;
            }
            while (loop < lines.Length && lines[loop] == null);
            if (loop >= lines.Length)
            {
                return false;
            }

            desk.Hold(loop);
            test = new MarkerSelfTest(lines[loop], Rounds);
            told = 0;
            string name = console.Facts.Configuration.Loops[loop];
            console.Say(name + " : " + Rounds.ToString() + " mesures...", name + ": " + Rounds.ToString() + " rounds...");
            return true;
        }

        private void Conclude()
        {
            string name = console.Facts.Configuration.Loops[loop];
            string error = test.WorstError.ToString() + " us";
            string stated = test.WorstUncertainty.ToString() + " us";
            string failed = test.Failures.ToString();
            string outside = test.Outside.ToString();
            string mark = test.Failures + test.Outside == 0 ? "ok " : "!! ";
            console.Say(
                mark + name + " : erreur " + error + " au plus, annoncée " + stated + ", hors de l'annonce " + outside + ", sans impulsion " + failed,
                mark + name + ": error " + error + " at most, stated " + stated + ", outside " + outside + ", pulse not found " + failed);
            if (test.Failures > 0)
            {
                console.Say(
                    "sans impulsion : porte XOR ou fil absent, ou la ligne de la boucle bouge.",
                    "pulse not found: no XOR gate or wire, or the loop's line moves.");
            }
        }
    }
}
