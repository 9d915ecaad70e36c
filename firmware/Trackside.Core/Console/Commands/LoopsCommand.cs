using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary><c>loops</c>: what each source of each loop saw, the decoder and the GNSS receiver.</summary>
    public sealed class LoopsCommand : IConsoleCommand
    {
        private static readonly string[] kinds = { "decoder", "timemark", "marker", "edge" };

        private static readonly string[] fixes = { "silent", "no fix", "no leap seconds", "fix" };

        /// <inheritdoc/>
        public string Name { get { return "loops"; } }

        /// <inheritdoc/>
        public string Example { get { return "loops"; } }

        /// <inheritdoc/>
        public string Summary(bool inFrench)
        {
            return inFrench ? "les boucles : passages par source, bruit, défauts ; décodeur, GNSS" : "the loops: crossings a source, noise, faults; decoder, GNSS";
        }

        /// <inheritdoc/>
        public void Run(BoxConsole console, string[] words, long now)
        {
            Box box = console.Facts.Box;
            if (box == null)
            {
                NotConfigured.Say(console);
                return;
            }

            if (box.Timing == null)
            {
                console.Say("ce boîtier n'a pas de boucle.", "this box has no loops.");
                return;
            }

            LoopDesk desk = box.Timing.Desk;
            for (int loop = 0; loop < desk.Count; loop++)
            {
                SayLoop(console, desk, loop);
            }

            SayDecoder(console, desk.Decoder, now);
            SayGnss(console, desk.Gnss);
            string waiting = box.Timing.Outbox.Depth.ToString();
            string newest = box.Timing.Outbox.Newest.ToString();
            string wrong = desk.WrongWays.ToString();
            console.Say(
                "passages " + newest + ", non acquittés " + waiting + ", à contresens " + wrong,
                "passings " + newest + ", not acknowledged " + waiting + ", wrong way " + wrong);
        }

        private static void SayLoop(BoxConsole console, LoopDesk desk, int loop)
        {
            LoopWatch watch = desk.WatchOf(loop);
            LoopMonitor monitor = desk.MonitorOf(loop);
            string line = console.Facts.Configuration.Loops[loop] + ":";
            for (int i = 0; i < watch.SourceCount; i++)
            {
                line += " " + kinds[(int)watch.SourceAt(i).Kind] + " " + watch.Audit.ReportsOf(i).ToString() + (watch.Audit.IsSilent(i) ? " SILENT" : string.Empty) + ",";
            }

            string noise = watch.Noise < 0 ? "-" : watch.Noise.ToString();
            string differing = watch.Disagreements.ToString();
            string missed = (watch.Audit.Missed + monitor.Miscounted).ToString();
            string faults = (monitor.IsStuck ? " STUCK" : string.Empty) + (monitor.IsStorming ? " STORM" : string.Empty) + (monitor.IsNoisy ? " NOISE" : string.Empty);
            console.Say(
                line + " bruit " + noise + ", désaccords " + differing + ", manqués " + missed + faults,
                line + " noise " + noise + ", disagreements " + differing + ", missed " + missed + faults);
        }

        private static void SayDecoder(BoxConsole console, DecoderSource decoder, long now)
        {
            if (decoder == null)
            {
                return;
            }

            if (decoder.IsSilent)
            {
                console.Say("décodeur : muet. Voyez son alimentation et son câble.", "decoder: silent. See to its supply and its cable.");
                return;
            }

            string clock = decoder.Clock.IsRelated ? "+-" + ConsoleText.Milliseconds(decoder.Clock.UncertaintyAt(now)) + " ms" : "-";
            string gaps = decoder.Gaps.Recovered.ToString() + "/" + decoder.Gaps.Lost.ToString();
            string bad = decoder.BadInputs.ToString();
            console.Say(
                "décodeur : horloge " + clock + ", sauts " + decoder.Clock.Steps.ToString() + ", retrouvés/perdus " + gaps + ", trames abîmées " + bad,
                "decoder: clock " + clock + ", steps " + decoder.Clock.Steps.ToString() + ", recovered/lost " + gaps + ", damaged frames " + bad);
        }

        private static void SayGnss(BoxConsole console, TimeMarkSource gnss)
        {
            if (gnss == null)
            {
                return;
            }

            string state = fixes[(int)gnss.State] + ", +-" + gnss.Accuracy.ToString() + " ns";
            console.Say("GNSS : " + state + ", manqués " + gnss.Missed.ToString(), "GNSS: " + state + ", missed " + gnss.Missed.ToString());
        }
    }
}
