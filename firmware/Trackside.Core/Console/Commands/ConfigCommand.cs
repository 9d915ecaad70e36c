using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// <c>config</c>: what the box was told to be, or why that was not taken; <c>config clear</c> once somebody looked at one that was given up. A new one comes by
    /// <c>config offer</c>, <c>put</c> and <c>apply</c>, which <c>./trackside flash config</c> types: <see cref="ConfigurationDesk"/>.
    /// </summary>
    public sealed class ConfigCommand : IConsoleCommand
    {
        private readonly ConfigurationDesk desk = new ConfigurationDesk();

        /// <inheritdoc/>
        public string Name { get { return "config"; } }

        /// <inheritdoc/>
        public string Example { get { return "config"; } }

        /// <inheritdoc/>
        public string Summary(bool inFrench)
        {
            return inFrench
                ? "ce que ce boîtier doit être, ou pourquoi il l'ignore ; config clear acquitte un abandon"
                : "what this box is to be, or why it does not know; config clear ends the alarm of one given up";
        }

        /// <inheritdoc/>
        public void Run(BoxConsole console, string[] words, long now)
        {
            if (words.Length > 1)
            {
                desk.Run(console, words, now);
                return;
            }

            BoxConfiguration configuration = console.Facts.Configuration;
            string standing = StandingOf(console.Facts.Store, console.Facts.IsFrench);
            if (standing != null)
            {
                console.Say(standing);
            }

            if (configuration.Fault != ConfigurationFault.None)
            {
                console.Say(ConfigurationAdvice.InFrench(configuration), ConfigurationAdvice.InEnglish(configuration));
                return;
            }

            console.Say(configuration.Venue + "/" + configuration.Circuit + "/" + configuration.Box + " " + configuration.RoleNames);
            console.Say("config " + configuration.Seal + ", " + configuration.Board + ", epoch " + configuration.Epoch.ToString());
            for (int i = 0; i < configuration.Routes.Names.Length; i++)
            {
                console.Say("route " + configuration.Routes.Names[i] + " " + configuration.Routes.Hashes[i]);
            }
        }

        /// <summary>How the configurations given to the running box stand; null where none ever was. Allocates.</summary>
        /// <param name="store">The configurations; null for none.</param>
        /// <param name="inFrench">Its language; the words in front are the same in both.</param>
        public static string StandingOf(ConfigurationStore store, bool inFrench)
        {
            if (store == null || store.NextVersion == 1)
            {
                return null;
            }

            string line = "config version " + store.Version.ToString();
            if (store.IsOnTrial)
            {
                return line + (inFrench ? " à l'essai" : " on trial");
            }

            if (store.Rejected == null)
            {
                return line;
            }

            string rejected = store.RejectedVersion.ToString() + " (" + store.Rejected + ")";
            string why = RollbackReasons.Of(store.Why);
            return line + (inFrench ? ", abandonnée : " : ", given up: ") + rejected + " " + why;
        }
    }
}
