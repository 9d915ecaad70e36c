using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// <c>selftest</c>: looks at memory, storage, clock, link and senses; <c>selftest capture</c> measures the marker capture on this very board. Storage and
    /// capture only while the circuit is closed and no vehicle crossed for ten minutes: writing may stall the loop, and the loop's line is needed alone.
    /// </summary>
    public sealed class SelfTestCommand : IConsoleCommand
    {
        private const string File = "selftest";
        private const long LeastMemory = 16384;
        private const int Length = 64;

        /// <inheritdoc/>
        public string Name { get { return "selftest"; } }

        /// <inheritdoc/>
        public string Example { get { return "selftest capture"; } }

        /// <inheritdoc/>
        public string Summary(bool inFrench)
        {
            return inFrench ? "s'examine ; selftest capture mesure l'horodatage (circuit fermé)" : "examines itself; selftest capture measures the time stamps (circuit closed)";
        }

        /// <inheritdoc/>
        public void Run(BoxConsole console, string[] words, long now)
        {
            if (words.Length == 1)
            {
                Examine(console, now);
            }
            else if (words.Length == 2 && words[1] == "capture")
            {
                Capture(console, now);
            }
            else
            {
                console.Say("selftest, ou selftest capture.", "selftest, or selftest capture.");
            }
        }

        private static void Examine(BoxConsole console, long now)
        {
            ConsoleFacts facts = console.Facts;
            string memory = (facts.Platform.FreeMemory / 1024).ToString() + " KB";
            Tell(console, facts.Platform.FreeMemory >= LeastMemory, "mémoire libre " + memory, "free memory " + memory);
            if (!IsAtRest(facts, now))
            {
                console.Say("-- stockage : pas essayé, le circuit est en service.", "-- storage: not tried, the circuit is in use.");
            }
            else
            {
                Tell(console, Stores(facts.Storage), "stockage : écrit et relu", "storage: written and read back");
            }

            if (facts.Box == null)
            {
                NotConfigured.Say(console);
                return;
            }

            Tell(console, facts.Box.Clock.IsSynced(now) && !facts.Box.Clock.IsHoldingOver(now), "horloge", "clock");
            Tell(console, facts.Box.Link.State == LinkState.Up, "liaison", "link");
            TellSenses(console, facts.Box);
        }

        private static void TellSenses(BoxConsole console, Box box)
        {
            if (box.Post != null)
            {
                string faults = LampsCommand.FaultsOf(box.Post.Output);
                Tell(console, box.Post.Output.Faults == 0 && !box.Guard.IsTripped, "retours des feux, en panne " + faults, "lamp senses, failed " + faults);
                string buttons = box.Post.Panel.Faults == 0 ? "-" : Inputs.PanelListOf(box.Post.Panel.Faults);
                Tell(console, box.Post.Panel.Faults == 0, "boutons, en panne " + buttons, "buttons, failed " + buttons);
            }

            if (box.Sign != null)
            {
                Tell(console, box.Sign.Alarms == Alarm.None, "retours des flèches", "arrow senses");
            }

            if (box.Timing != null)
            {
                Tell(console, box.Timing.Desk.Alarms == Alarm.None, "boucles", "loops");
            }
        }

        private static void Capture(BoxConsole console, long now)
        {
            ConsoleFacts facts = console.Facts;
            if (facts.Box == null)
            {
                NotConfigured.Say(console);
            }
            else if (!IsAtRest(facts, now))
            {
                console.Say(
                    "refusé : le circuit est ouvert, ou un véhicule est passé il y a moins de dix minutes.",
                    "refused: the circuit is open, or a vehicle crossed within ten minutes.");
            }
            else if (!console.TryMeasure())
            {
                console.Say("aucune boucle de ce boîtier n'a de marqueur, ou un essai est en cours.", "no loop of this box has a marker, or a test is running.");
            }
        }

        private static bool IsAtRest(ConsoleFacts facts, long now)
        {
            return facts.IsCircuitClosed(now) && (facts.Box == null || !facts.Box.Clock.IsSessionOpen);
        }

        private static bool Stores(IStorage storage)
        {
            byte[] written = new byte[Length];
            for (int i = 0; i < Length; i++)
            {
                written[i] = (byte)(i * 37);
            }

            byte[] read = new byte[Length];
            bool same = storage.Write(File, written, Length) && storage.Read(File, read) == Length;
            for (int i = 0; same && i < Length; i++)
            {
                same = read[i] == written[i];
            }

            return same;
        }

        private static void Tell(BoxConsole console, bool isGood, string french, string english)
        {
            string mark = isGood ? "ok " : "!! ";
            console.Say(mark + french, mark + english);
        }
    }
}
