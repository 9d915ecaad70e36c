namespace Trackside.Core
{
    /// <summary><c>log</c>: what happened lately.</summary>
    public sealed class LogCommand : IConsoleCommand
    {
        private const int UsualLines = 20;

        /// <inheritdoc/>
        public string Name { get { return "log"; } }

        /// <inheritdoc/>
        public string Example { get { return "log 5"; } }

        /// <inheritdoc/>
        public string Summary(bool inFrench)
        {
            return inFrench ? "ce qui s'est passé (secondes depuis le démarrage ; ~ avant le dernier)" : "what happened (seconds since boot; ~ before the last one)";
        }

        /// <inheritdoc/>
        public void Run(BoxConsole console, string[] words, long now)
        {
            LogRing log = console.Facts.Log;
            int lines = UsualLines;
            if (words.Length > 1 && (!int.TryParse(words[1], out lines) || lines < 1))
            {
                console.Say("log veut un nombre de lignes, par exemple log 5.", "log takes a number of lines, such as log 5.");
                return;
            }

            if (log.Count == 0)
            {
                console.Say("rien.", "nothing.");
            }

            for (int i = log.Count > lines ? log.Count - lines : 0; i < log.Count; i++)
            {
                console.Say(log.LineAt(i));
            }
        }
    }
}
