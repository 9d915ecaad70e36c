namespace Trackside.Core
{
    /// <summary><c>net</c>: the connection to the broker.</summary>
    public sealed class LinkCommand : IConsoleCommand
    {
        /// <inheritdoc/>
        public string Name { get { return "net"; } }

        /// <inheritdoc/>
        public string Example { get { return "net"; } }

        /// <inheritdoc/>
        public string Summary(bool inFrench)
        {
            return inFrench ? "la liaison avec le courtier MQTT" : "the connection to the MQTT broker";
        }

        /// <summary>The state of the connection in one word: <c>waiting</c> where a handshake would disturb the box now, or it is not its turn.</summary>
        public static string StateOf(Box box)
        {
            LinkState state = box.Link.State;
            return state == LinkState.Up ? "up" : state != LinkState.Down ? "opening" : box.Link.IsHeldBack ? "waiting" : "down";
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

            BoxConfiguration configuration = console.Facts.Configuration;
            string address = configuration.Broker + ":" + configuration.BrokerPort.ToString();
            console.Say(StateOf(box) + " " + address + ", keep-alive " + configuration.KeepAliveSeconds.ToString() + " s");
            string counts = box.Link.Reconnects.ToString();
            string bad = box.Mail.BadMessages.ToString();
            string stale = box.Mail.StaleMessages.ToString();
            console.Say(
                "reconnexions " + counts + ", messages illisibles " + bad + ", périmés ou rejoués " + stale,
                "reconnects " + counts + ", unreadable messages " + bad + ", stale or replayed " + stale);
            string forged = box.Mail.Trust.Forged.ToString();
            bool hasKeys = box.Mail.Trust.IsDemanding;
            console.Say(
                "clés " + (hasKeys ? box.Mail.Trust.IsDamaged ? "ABÎMÉES" : "oui" : "non") + ", messages falsifiés refusés " + forged,
                "keys " + (hasKeys ? box.Mail.Trust.IsDamaged ? "DAMAGED" : "yes" : "no") + ", forged messages refused " + forged);
            string unable = box.Mail.Unencodable.ToString();
            string lost = console.Out.Lost.ToString();
            console.Say(
                "messages impossibles à écrire " + unable + ", lignes de console perdues " + lost,
                "messages that could not be written " + unable + ", console lines lost " + lost);
        }
    }
}
