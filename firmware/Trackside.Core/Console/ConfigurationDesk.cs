using System.Text;
using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// Takes a new configuration over the console, cable and broker alike. Every answer begins with <c>config ok</c> or <c>config no WORD</c>, for the program that types:
    /// <code>
    /// config offer VERSION BYTES SEAL [SIGNATURE]   ok 0/BYTES      VERSION is the one after the last (config next); a new offer drops an older one
    /// config put NUMBER HEX                         ok COUNT/BYTES  pieces from 0; the last one may be said twice
    /// config apply                                  ok trial N      all of it is checked, written, and tried: the box restarts
    /// config next                                   ok N SEAL HOW   the version to offer, the seal that runs (- for none), and whether it is settled, on trial,
    ///                                                               or runs because the one before N was given-up, and then why
    /// config drop                                   ok              forgets the offer
    /// config clear                                  ok              ends the alarm of one that was given up
    /// </code>
    /// Nothing is written before <c>apply</c> found everything good; whatever is refused changes nothing. The signature is an HMAC by the box's own key over
    /// <c>config VERSION</c>, a line feed and the file (its first half, as in <see cref="Signature"/>); a box with keys asks for it over the broker. Since the
    /// version only grows, a signed offer is worth nothing a second time. Loop only.
    /// </summary>
    public sealed class ConfigurationDesk
    {
        private readonly ConfigurationOffer offer = new ConfigurationOffer();

        /// <summary>Does what was typed.</summary>
        public void Run(BoxConsole console, string[] words, long now)
        {
            ConfigurationStore store = console.Facts.Store;
            if (words[1] == "offer" && words.Length >= 5)
            {
                Open(console, words, now);
            }
            else if (words[1] == "put" && words.Length == 4)
            {
                Put(console, words, now);
            }
            else if (words[1] == "apply" && words.Length == 2)
            {
                Apply(console, now);
            }
            else if (words[1] == "next" && words.Length == 2)
            {
                string how = store.IsOnTrial ? "trial" : store.Rejected == null ? "settled" : "given-up " + RollbackReasons.Of(store.Why);
                console.Say("config ok " + store.NextVersion.ToString() + " " + (IsConfigured(console) ? console.Facts.Configuration.Seal : "-") + " " + how);
            }
            else if (words[1] == "drop" && words.Length == 2)
            {
                offer.Drop();
                console.Say("config ok");
            }
            else if (words[1] == "clear" && words.Length == 2)
            {
                Clear(console, now);
            }
            else
            {
                Refuse(console, "unknown", "config, config clear ; le reste est l'affaire de ./trackside flash config", "config, config clear; the rest is typed by ./trackside flash config");
            }
        }

        private void Open(BoxConsole console, string[] words, long now)
        {
            int version;
            int length;
            bool isRead = int.TryParse(words[2], out version);
            isRead = int.TryParse(words[3], out length) && isRead;
            if (!isRead || length <= ConfigurationSeal.Prefix || length > Limits.Configuration)
            {
                Refuse(console, "length", "2048 octets au plus", "2048 bytes at most");
            }
            else if (MayBeTaken(console, version, words[4], now))
            {
                offer.Open(version, length, words[4], words.Length > 5 ? words[5] : null, now);
                TellCount(console);
            }
        }

        private void Put(BoxConsole console, string[] words, long now)
        {
            int number;
            if (!offer.IsOpen(now))
            {
                Refuse(console, "no-offer", "rien n'est attendu", "nothing is awaited");
            }
            else if (int.TryParse(words[2], out number) && offer.Put(number, words[3], now))
            {
                TellCount(console);
            }
            else
            {
                Refuse(console, "piece", "pas le morceau attendu, ou abîmé", "not the piece that is awaited, or damaged");
            }
        }

        private void Apply(BoxConsole console, long now)
        {
            if (!offer.IsOpen(now) || offer.Count < offer.File.Length)
            {
                Refuse(console, "incomplete", "il manque des morceaux", "pieces are missing");
                return;
            }

            if (!MayBeTaken(console, offer.Version, offer.Seal, now) || !IsGood(console, now))
            {
                return;
            }

            ConsoleFacts facts = console.Facts;
            if (!facts.Store.Take(offer.File, offer.Count, IsConfigured(console)))
            {
                Refuse(console, "storage", "la mémoire flash refuse", "the flash refuses");
                return;
            }

            offer.Drop();
            string version = facts.Store.State == TrialState.Trial ? "trial " : "taken ";
            facts.Log.Add(now, "configuration " + version + (facts.Store.NextVersion - 1).ToString());
            console.Say("config ok " + version + (facts.Store.NextVersion - 1).ToString());
            console.RestartSoon(now);
        }

        private static void Clear(BoxConsole console, long now)
        {
            if (console.Facts.Store.Clear())
            {
                console.Facts.Log.Add(now, "configuration given up: seen");
                console.Say("config ok");
            }
            else
            {
                Refuse(console, "nothing", "rien n'a été abandonné", "nothing was given up");
            }
        }

        private static bool IsConfigured(BoxConsole console)
        {
            return console.Facts.Configuration.Fault == ConfigurationFault.None;
        }

        // What can be told before the bytes are there; asked again before they are written.
        private static bool MayBeTaken(BoxConsole console, int version, string seal, long now)
        {
            ConsoleFacts facts = console.Facts;
            if (facts.Store.State == TrialState.Trial)
            {
                return Refuse(console, "on-trial", "une autre est à l'essai : attendez une minute", "another one is on trial: wait a minute");
            }

            if (version != facts.Store.NextVersion)
            {
                return Refuse(console, "version", "la prochaine version est " + facts.Store.NextVersion.ToString(), "the next version is " + facts.Store.NextVersion.ToString());
            }

            if (IsConfigured(console) && seal == facts.Configuration.Seal)
            {
                return Refuse(console, "same", "elle sert déjà", "it is in use already");
            }

            string leave = RestartLeave.Refusal(facts.Box, now);
            return leave == null || Refuse(console, leave, "demandez le rouge ou attendez la fin de la session ou de l'inversion", "ask for red, or wait for the end of the session or reversal");
        }

        private bool IsGood(BoxConsole console, long now)
        {
            BoxConfiguration current = console.Facts.Configuration;
            BoxConfiguration offered = BoxConfiguration.Read(offer.File, offer.Count, IsConfigured(console) ? current.Board : null);
            if (offered.Fault != ConfigurationFault.None)
            {
                return Refuse(
                    console, "invalid",
                    "elle " + ConfigurationAdvice.Fault(offered, true) + " ; corrigez le fichier du site", "it " + ConfigurationAdvice.Fault(offered, false) + "; correct the venue file");
            }

            if (offered.Seal != offer.Seal)
            {
                return Refuse(console, "seal", "ce n'est pas celle qui fut annoncée", "it is not the one that was announced");
            }

            if (IsConfigured(console) && (offered.Venue != current.Venue || offered.Circuit != current.Circuit || offered.Box != current.Box))
            {
                string place = offered.Venue + "/" + offered.Circuit + "/" + offered.Box;
                return Refuse(console, "foreign", "elle est pour " + place + " ; changer de nom : ./trackside flash", "it is for " + place + "; another name takes ./trackside flash");
            }

            if (!IsSigned(console))
            {
                console.Facts.Box.Mail.Trust.NoteReplay(now);
                return Refuse(console, "forged", "la signature manque ou est fausse", "the signature is missing or wrong");
            }

            return true;
        }

        // Whoever holds the cable can write the flash anyway.
        private bool IsSigned(BoxConsole console)
        {
            ConsoleFacts facts = console.Facts;
            if (!console.IsFromBroker || !facts.Keys.IsHeld)
            {
                return true;
            }

            byte[] key = facts.Keys.Find("box", facts.Configuration.Box);
            if (key == null || offer.Signature == null)
            {
                return false;
            }

            byte[] title = Encoding.UTF8.GetBytes("config " + offer.Version.ToString());
            byte[] hmac = facts.Hmac.Of(key, Signature.Bytes(title, offer.File, offer.Count, null));
            return Signature.Fits(Encoding.UTF8.GetBytes(offer.Signature), hmac);
        }

        private void TellCount(BoxConsole console)
        {
            console.Say("config ok " + offer.Count.ToString() + "/" + offer.File.Length.ToString());
        }

        private static bool Refuse(BoxConsole console, string word, string french, string english)
        {
            console.Say("config no " + word + " : " + french, "config no " + word + ": " + english);
            return false;
        }
    }
}
