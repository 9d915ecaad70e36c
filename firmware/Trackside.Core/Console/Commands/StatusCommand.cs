using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary><c>status</c>: who the box is and how it is.</summary>
    public sealed class StatusCommand : IConsoleCommand
    {
        private const int AlarmsLength = 100;

        /// <inheritdoc/>
        public string Name { get { return "status"; } }

        /// <inheritdoc/>
        public string Example { get { return "status"; } }

        /// <inheritdoc/>
        public string Summary(bool inFrench)
        {
            return inFrench ? "qui est ce boîtier et comment il va" : "who this box is and how it is";
        }

        /// <inheritdoc/>
        public void Run(BoxConsole console, string[] words, long now)
        {
            ConsoleFacts facts = console.Facts;
            string version = " boot " + facts.Boot.ToString() + ", " + ConsoleText.Span(now) + ", " + facts.Firmware + ", " + facts.Target;
            if (!facts.IsConfigured)
            {
                console.Say("non configuré :" + version, "not configured:" + version);
                console.Say(ConfigurationAdvice.InFrench(facts.Configuration), ConfigurationAdvice.InEnglish(facts.Configuration));
                return;
            }

            Box box = facts.Box;
            console.Say(facts.Configuration.Box + " (" + facts.Configuration.RoleNames + "):" + version);
            string alarms = AlarmNames.List(box.AlarmsAt(now), AlarmsLength);
            console.Say("alarmes : " + ConsoleText.OrDash(alarms), "alarms: " + ConsoleText.OrDash(alarms));
            string standing = ConfigCommand.StandingOf(facts.Store, facts.IsFrench);
            if (standing != null)
            {
                console.Say(standing);
            }

            string link = LinkCommand.StateOf(box);
            string memory = (facts.Platform.FreeMemory / 1024).ToString() + " KB";
            string tick = ConsoleText.Milliseconds(box.Supervisor.TickMax) + " ms";
            console.Say(
                "liaison " + link + ", mémoire " + memory + ", plus long tour de boucle " + tick,
                "link " + link + ", memory " + memory + ", longest tick " + tick);
            string faults = box.Supervisor.Resets.ToString() + " " + ConsoleText.OrDash(box.Supervisor.LastFault);
            console.Say("fautes internes : " + faults, "internal faults: " + faults);
        }
    }
}
