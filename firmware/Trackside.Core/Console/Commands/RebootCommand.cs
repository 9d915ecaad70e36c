namespace Trackside.Core
{
    /// <summary><c>reboot</c>: starts the box anew, the log kept. Only while the circuit is closed: a box that starts shows its fault pattern for seconds.</summary>
    public sealed class RebootCommand : IConsoleCommand
    {
        /// <inheritdoc/>
        public string Name { get { return "reboot"; } }

        /// <inheritdoc/>
        public string Example { get { return "reboot now"; } }

        /// <inheritdoc/>
        public string Summary(bool inFrench)
        {
            return inFrench ? "redémarre ; circuit fermé seulement, et écrire reboot now" : "restarts; only while the circuit is closed, and type reboot now";
        }

        /// <inheritdoc/>
        public void Run(BoxConsole console, string[] words, long now)
        {
            if (words.Length != 2 || words[1] != "now")
            {
                console.Say("pour redémarrer, tapez reboot now.", "to restart, type reboot now.");
                return;
            }

            if (!console.Facts.IsCircuitClosed(now))
            {
                console.Say("refusé : le circuit est ouvert. Demandez le rouge d'abord.", "refused: the circuit is open. Ask for red first.");
                return;
            }

            console.Facts.Log.Add(now, "reboot");
            console.Facts.Log.Keep(console.Facts.Storage);
            console.Facts.Platform.Reboot();
        }
    }
}
