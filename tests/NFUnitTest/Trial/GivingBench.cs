using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>A technician's program that types a configuration onto a box's console, piece by piece.</summary>
    internal sealed class GivingBench
    {
        /// <summary>Bytes of a piece: what a line of the cable holds.</summary>
        internal const int Piece = 50;

        internal readonly FakeStorage Storage;
        internal readonly BoxBench Box;
        internal readonly ConsoleBench Console;

        /// <summary>Makes a connected box with a role, flashed with broker port 1883.</summary>
        internal GivingBench(string roles, Trust trust)
        {
            Storage = Trials.Flashed(Trials.File(roles, 1883));
            Box = BoxBench.Ready(new BoxBench(Configurations.Of(roles), 5, Storage, trust));
            Console = Of(Box.Parts.Configuration, Box);
        }

        /// <summary>Makes a box that is not configured.</summary>
        internal GivingBench()
        {
            Storage = new FakeStorage();
            Console = Of(BoxConfiguration.Read(null, 0, null), null);
        }

        /// <summary>The instant.</summary>
        internal long Now { get { return Box == null ? 1000000 : Box.Now; } }

        /// <summary>Types all of a configuration over the cable.</summary>
        /// <returns>What the box answers to <c>apply</c>, or the first answer that is no yes.</returns>
        internal string Give(byte[] file, int version)
        {
            string answer = Offer(file, version);
            for (int piece = 0; answer.StartsWith("config ok") && piece * Piece < file.Length; piece++)
            {
                answer = Put(file, piece);
            }

            return answer.StartsWith("config ok") ? Console.Ask("config apply", Now) : answer;
        }

        /// <summary>Announces one.</summary>
        internal string Offer(byte[] file, int version)
        {
            return Console.Ask("config offer " + version.ToString() + " " + file.Length.ToString() + " " + ConfigurationSeal.NameOf(file), Now);
        }

        /// <summary>Types one piece.</summary>
        internal string Put(byte[] file, int piece)
        {
            return Console.Ask(LineOf(file, piece), Now);
        }

        /// <summary>The line of a piece.</summary>
        internal static string LineOf(byte[] file, int piece)
        {
            const string digits = "0123456789abcdef";
            string line = "config put " + piece.ToString() + " ";
            for (int i = piece * Piece; i < file.Length && i < (piece + 1) * Piece; i++)
            {
                line += digits[file[i] >> 4];
                line += digits[file[i] & 15];
            }

            return line;
        }

        private ConsoleBench Of(BoxConfiguration configuration, BoxBench box)
        {
            ConsoleBench bench = new ConsoleBench(configuration, box == null ? null : box.Box);
            bench.Facts.Storage = Storage;
            bench.Facts.Store = box == null ? new ConfigurationStore(Storage) : box.Parts.Store;
            return bench;
        }
    }
}
