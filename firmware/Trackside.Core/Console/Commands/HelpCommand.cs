namespace Trackside.Core
{
    /// <summary><c>help</c>: what can be typed.</summary>
    public sealed class HelpCommand : IConsoleCommand
    {
        /// <inheritdoc/>
        public string Name { get { return "help"; } }

        /// <inheritdoc/>
        public string Example { get { return "help net"; } }

        /// <inheritdoc/>
        public string Summary(bool inFrench)
        {
            return inFrench ? "ce que l'on peut taper ; help NOM pour une commande ou une alarme" : "what can be typed; help NAME for one command or alarm";
        }

        /// <inheritdoc/>
        public void Run(BoxConsole console, string[] words, long now)
        {
            if (words.Length == 1)
            {
                for (int i = 0; i < console.CommandCount; i++)
                {
                    IConsoleCommand command = console.CommandAt(i);
                    console.Say(command.Name.PadRight(9) + command.Summary(console.Facts.IsFrench));
                }

                return;
            }

            IConsoleCommand found = console.Find(words[1]);
            if (found == null && AlarmAdvice.IsAlarm(words[1]))
            {
                console.Say(AlarmAdvice.InFrench(words[1]), AlarmAdvice.InEnglish(words[1]));
                return;
            }

            if (found == null)
            {
                console.SayUnknown(words[1]);
                return;
            }

            console.Say(found.Name + " : " + found.Summary(true), found.Name + ": " + found.Summary(false));
            console.Say("exemple : " + found.Example, "example: " + found.Example);
        }
    }
}
