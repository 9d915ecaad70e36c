using System.Text;
using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// What <c>control/state</c> says beside the aspects: the running direction, the interlock's state, the board at the line. Taken only from a message
    /// that <see cref="CentralAspect"/> took. Loop only; allocates nothing after the constructor.
    /// </summary>
    public sealed class CircuitWord
    {
        private readonly byte[][] routes;
        private readonly byte[][] hashes;
        private readonly int post;

        /// <summary>Makes the word of a circuit that runs as its configuration says.</summary>
        public CircuitWord(BoxConfiguration configuration)
        {
            post = configuration.PostIndex;
            routes = Bytes(configuration.Routes.Names);
            hashes = Bytes(configuration.Routes.Hashes);
            Route = configuration.Routes.IndexOf(configuration.Route);
        }

        /// <summary>Place of the running route in the configuration; -1 while none is run, or one this post does not know.</summary>
        public int Route { get; private set; }

        /// <summary>Hash of the running route, as configured. Only where <see cref="IsSameRoute"/>.</summary>
        public byte[] RouteHash { get { return hashes[Route]; } }

        /// <summary>Whether the route's hash is the one this post has.</summary>
        public bool IsSameRoute { get; private set; }

        /// <summary>Whether what permits may be shown: where an interlock keeps the direction, only on the very route it names.</summary>
        public bool Permits { get { return IsSameRoute || Interlock == (int)InterlockState.Fixed; } }

        /// <summary>Direction epoch last heard.</summary>
        public long Epoch { get; private set; }

        /// <summary>The interlock's state last heard, as its number in <see cref="InterlockState"/>.</summary>
        public int Interlock { get; private set; }

        /// <summary>The board at the line.</summary>
        public LineBoard Board { get; private set; }

        /// <summary>Its number; -1 for none.</summary>
        public int Number { get; private set; } = -1;

        /// <summary>Whether the post's marshal is told that his request will be taken over.</summary>
        public bool IsNoticed { get; private set; }

        /// <summary>Takes a message.</summary>
        public void Take(ControlStateMessage message)
        {
            IsNoticed = post < message.TextLength(ControlStateMessage.Notice) && message.Has(ControlStateMessage.Notice)
                && message.TextBytes(ControlStateMessage.Notice)[post] == (byte)'N';
            Route = Find(message, ControlStateMessage.Direction, routes);
            IsSameRoute = Route >= 0 && message.Has(ControlStateMessage.RouteHash) && IsText(message, ControlStateMessage.RouteHash, hashes[Route]);
            Epoch = message.GetInteger(ControlStateMessage.Epoch);
            Interlock = message.GetChoice(ControlStateMessage.Interlock);
            Board = message.Has(ControlStateMessage.Board) ? (LineBoard)message.GetChoice(ControlStateMessage.Board) : LineBoard.None;
            Number = message.Has(ControlStateMessage.Number) ? (int)message.GetInteger(ControlStateMessage.Number) : -1;
        }

        private static byte[][] Bytes(string[] texts)
        {
            byte[][] bytes = new byte[texts.Length][];
            for (int i = 0; i < texts.Length; i++)
            {
                bytes[i] = Encoding.UTF8.GetBytes(texts[i]);
            }

            return bytes;
        }

        private static int Find(Message message, int field, byte[][] texts)
        {
            for (int i = 0; i < texts.Length; i++)
            {
                if (IsText(message, field, texts[i]))
                {
                    return i;
                }
            }

            return -1;
        }

        private static bool IsText(Message message, int field, byte[] text)
        {
            byte[] bytes = message.TextBytes(field);
            bool same = message.TextLength(field) == text.Length;
            for (int i = 0; same && i < text.Length; i++)
            {
                same = bytes[i] == text[i];
            }

            return same;
        }
    }
}
