namespace Trackside.Core
{
    /// <summary><c>config</c>: what the box was told to be, or why that was not taken.</summary>
    public sealed class ConfigCommand : IConsoleCommand
    {
        /// <inheritdoc/>
        public string Name { get { return "config"; } }

        /// <inheritdoc/>
        public string Example { get { return "config"; } }

        /// <inheritdoc/>
        public string Summary(bool inFrench)
        {
            return inFrench ? "ce que ce boîtier doit être, ou pourquoi il l'ignore" : "what this box is to be, or why it does not know";
        }

        /// <inheritdoc/>
        public void Run(BoxConsole console, string[] words, long now)
        {
            BoxConfiguration configuration = console.Facts.Configuration;
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
    }
}
