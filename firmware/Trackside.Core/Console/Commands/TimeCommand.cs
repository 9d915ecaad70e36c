namespace Trackside.Core
{
    /// <summary><c>time</c>: the clock and how well it is known.</summary>
    public sealed class TimeCommand : IConsoleCommand
    {
        /// <inheritdoc/>
        public string Name { get { return "time"; } }

        /// <inheritdoc/>
        public string Example { get { return "time"; } }

        /// <inheritdoc/>
        public string Summary(bool inFrench)
        {
            return inFrench ? "l'heure, et à combien près elle est connue" : "the time, and how well it is known";
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

            string server = console.Facts.Configuration.Clock + ":" + console.Facts.Configuration.ClockPort.ToString();
            if (!box.Clock.IsSynced(now))
            {
                console.Say("heure inconnue : le serveur " + server + " ne répond pas ou n'est pas croyable.", "time unknown: server " + server + " does not answer or cannot be believed.");
                return;
            }

            string within = ConsoleText.Milliseconds(box.Clock.UncertaintyAt(now));
            console.Say(ConsoleText.TimeOfDay(box.Clock.ToUtc(now)) + " UTC +-" + within + " ms, " + server);
            string offset = ConsoleText.Milliseconds(box.Clock.LastOffset) + " ms";
            string drift = ConsoleText.Milliseconds(box.Clock.Drift) + " ppm";
            string steps = box.Clock.Steps.ToString();
            console.Say(
                "dernier écart " + offset + ", dérive " + drift + ", sauts " + steps,
                "last offset " + offset + ", drift " + drift + ", steps " + steps);
            if (box.Clock.IsHoldingOver(now))
            {
                console.Say("aucune source de temps : l'horloge avance seule.", "no time source: the clock goes on by itself.");
            }

            string pending = ConsoleText.Milliseconds(box.Clock.PendingStep) + " ms";
            if (box.Clock.PendingStep != 0)
            {
                console.Say("saut de " + pending + " remis à la fin de la séance.", "step of " + pending + " waits for the end of the session.");
            }
        }
    }
}
