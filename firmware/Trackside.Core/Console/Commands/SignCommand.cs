using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary><c>sign</c>: a direction sign's arrows, and on a control box the interlock with what it waits for.</summary>
    public sealed class SignCommand : IConsoleCommand
    {
        private readonly ProofList missing = new ProofList();

        /// <inheritdoc/>
        public string Name { get { return "sign"; } }

        /// <inheritdoc/>
        public string Example { get { return "sign"; } }

        /// <inheritdoc/>
        public string Summary(bool inFrench)
        {
            return inFrench ? "le sens : flèches, barrière, sortie des stands ; l'inversion et ce qui manque" : "the direction: arrows, barrier, pit exit; the interlock and what is missing";
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

            if (box.Sign == null && (box.Control == null || box.Control.Interlock == null))
            {
                console.Say("ce boîtier n'a ni panneau de sens ni inversion.", "this box has neither a direction sign nor an interlock.");
                return;
            }

            if (box.Sign != null)
            {
                SaySign(console, box, now);
            }

            if (box.Control != null && box.Control.Interlock != null)
            {
                SayInterlock(console, box.Control.Interlock.Interlock, now);
            }
        }

        private static void SaySign(BoxConsole console, Box box, long now)
        {
            SignRules rules = box.Sign.Rules;
            if (rules == null)
            {
                console.Say("sens fixe : ce panneau n'allume rien.", "fixed direction: this sign lights nothing.");
                return;
            }

            string[] routes = console.Facts.Configuration.Routes.Names;
            string asked = NameOf(rules.Commanded, routes);
            string lit = rules.Driven < 0 ? "none" : asked;
            string proved = rules.Proved >= 0 ? NameOf(rules.Proved, routes) : rules.IsDark ? "none" : rules.IsLatched ? "CONFLICT" : "unproved";
            string epoch = rules.News.IsHeard ? rules.News.Epoch.ToString() : "-";
            string fresh = rules.News.IsFresh(now) ? string.Empty : "!";
            console.Say(
                "demandé " + asked + fresh + ", appliqué " + lit + ", prouvé " + proved + ", époque " + epoch,
                "commanded " + asked + fresh + ", applied " + lit + ", proved " + proved + ", epoch " + epoch);
            string pit = rules.IsPitGreen ? "green" : "red";
            string closed = box.Inputs.Level(Inputs.BarrierClosed) ? "1" : "0";
            string open = box.Inputs.Level(Inputs.BarrierOpen) ? "1" : "0";
            string failed = box.Sign.Faults == 0 ? "-" : box.Sign.FaultNames();
            console.Say(
                "sortie des stands " + pit + ", contacts de barrière fermée " + closed + " ouverte " + open + ", en panne " + failed,
                "pit exit " + pit + ", barrier contacts closed " + closed + " open " + open + ", failed " + failed);
            if (rules.IsLatched)
            {
                console.Say("garde verrouillée : éteignez l'intrus, puis tournez la clé du boîtier.", "guard latched: put out what should be dark, then turn the box's key.");
            }
        }

        private void SayInterlock(BoxConsole console, Interlock interlock, long now)
        {
            string[] routes = console.Facts.Configuration.Routes.Names;
            string state = InterlockStates.Of(interlock.State);
            string session = interlock.IsSessionOpen ? "open" : "closed";
            string from = NameOf(interlock.Direction, routes);
            string target = NameOf(interlock.Target, routes);
            string epoch = interlock.Epoch.ToString();
            console.Say(
                "inversion : " + state + ", sens " + from + ", vers " + target + ", époque " + epoch + ", session " + session,
                "interlock: " + state + ", direction " + from + ", to " + target + ", epoch " + epoch + ", session " + session);
            interlock.ListMissing(missing, now);
            for (int i = 0; i < missing.Count && i < ProofList.Most; i++)
            {
                Proof proof = missing.ProofAt(i);
                string place = missing.BoxAt(i);
                console.Say("- " + ProofWords.InFrench(proof, place), "- " + ProofWords.InEnglish(proof, place));
            }
        }

        private static string NameOf(int route, string[] routes)
        {
            return route >= 0 && route < routes.Length ? routes[route] : "none";
        }
    }
}
