using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary><c>lamps</c>: what a post is asked, drives and proves, and why.</summary>
    public sealed class LampsCommand : IConsoleCommand
    {
        /// <inheritdoc/>
        public string Name { get { return "lamps"; } }

        /// <inheritdoc/>
        public string Example { get { return "lamps"; } }

        /// <inheritdoc/>
        public string Summary(bool inFrench)
        {
            return inFrench ? "les feux : demandé, appliqué, prouvé, pourquoi ; voisins" : "the lamps: commanded, applied, proved, why; neighbours";
        }

        /// <summary>What must be added where an output failed: each failed lamp, and whether a twin stands in.</summary>
        public static string FaultsOf(IPanelOutput output)
        {
            string faults = output.Faults == 0 ? "-" : output.NamesOf(output.Faults);
            return output.Twins == 0 ? faults : faults + " (twin: " + output.NamesOf(output.Twins) + ")";
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

            PostRole post = box.Post;
            if (post == null)
            {
                console.Say("ce boîtier n'est pas un poste.", "this box is no post.");
                return;
            }

            string asked = post.Central.IsHeard ? AspectNames.Of(post.Central.Aspect) : "-";
            string fresh = post.Central.IsFresh(now) ? string.Empty : "!";
            string applied = AspectNames.Of(post.Applied);
            string proved = AspectNames.Of(post.Output.Proved);
            string why = AspectReasons.Of(post.Reason);
            console.Say(
                "demandé " + asked + fresh + ", appliqué " + applied + ", prouvé " + proved + ", raison " + why,
                "commanded " + asked + fresh + ", applied " + applied + ", proved " + proved + ", reason " + why);
            if (fresh.Length > 0)
            {
                console.Say("! le contrôle se tait depuis plus de 3 s : rien ne permet.", "! control has been silent for more than 3 s: nothing permits.");
            }

            SayFaults(console, box, post);
            SayNeighbours(console, post);
        }

        private static void SayFaults(BoxConsole console, Box box, PostRole post)
        {
            string faults = FaultsOf(post.Output);
            string permit = box.Permit.IsRunning ? "on" : box.Permit.IsAvailable ? "off" : "refused";
            string guard = box.Guard.IsTripped ? "LATCHED" : "ok";
            console.Say(
                "en panne " + faults + ", garde " + guard + ", permission " + permit,
                "failed " + faults + ", guard " + guard + ", permit " + permit);
        }

        private static void SayNeighbours(BoxConsole console, PostRole post)
        {
            string before = TextOf(post.Neighbours.Before);
            string after = TextOf(post.Neighbours.After);
            console.Say("avant " + before + ", après " + after, "before " + before + ", after " + after);
        }

        private static string TextOf(Neighbour neighbour)
        {
            return neighbour == null ? "-"
                : neighbour.Name + " " + (neighbour.IsLost ? "lost" : neighbour.IsHeard ? AspectNames.Of(neighbour.Applied) : "?");
        }
    }
}
