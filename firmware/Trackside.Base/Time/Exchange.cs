namespace Trackside.Core
{
    /// <summary>
    /// One finished question to a time server (RFC 5905, section 8). Plain fields: the clock thread fills one, the ring copies it, the
    /// loop reads its copy. Never shared.
    /// </summary>
    public sealed class Exchange
    {
        /// <summary>No leap second is announced.</summary>
        public const int NoLeap = 0;

        /// <summary>The last minute of the day has 61 seconds (leap indicator 1).</summary>
        public const int LongMinute = 1;

        /// <summary>The last minute of the day has 59 seconds (leap indicator 2).</summary>
        public const int ShortMinute = 2;

        // No answer is waited for so long.
        private const long MostRoundTrip = 4000000;

        /// <summary>Which of the configured servers, from 0.</summary>
        public int Server;

        /// <summary>Monotonic microseconds right before sending.</summary>
        public long Sent;

        /// <summary>The server's UTC microseconds on arrival.</summary>
        public long Received;

        /// <summary>The server's UTC microseconds on departure.</summary>
        public long Answered;

        /// <summary>Monotonic microseconds right after receiving.</summary>
        public long Returned;

        /// <summary>How wrong the server may be by its own account, in microseconds: half its root delay and its root dispersion
        /// (RFC 5905, section 11.2: root distance), and what the stamps cannot tell.</summary>
        public long Distance;

        /// <summary>The server's leap indicator: <see cref="NoLeap"/>, <see cref="LongMinute"/> or <see cref="ShortMinute"/>.</summary>
        public int Leap;

        /// <summary>Time on the way, there and back, in microseconds; below 0 it cannot be true.</summary>
        public long RoundTrip
        {
            get { return (Returned - Sent) - (Answered - Received); }
        }

        /// <summary>The server's UTC less monotonic, in microseconds; wrong by half of <see cref="RoundTrip"/> at most.</summary>
        public long Offset
        {
            // Each difference is halved by itself: the sum of two UTC stamps would still fit, but is harder to read.
            get { return ((Received - Sent) / 2) + ((Answered - Returned) / 2); }
        }

        /// <summary>Whether the four stamps can be true.</summary>
        public bool IsInOrder
        {
            get { return RoundTrip >= 0 && RoundTrip <= MostRoundTrip && Returned >= Sent && Answered >= Received; }
        }

        /// <summary>Puts the four stamps of the first server, which claims no error of its own.</summary>
        public void Set(long sent, long received, long answered, long returned)
        {
            Server = 0;
            Sent = sent;
            Received = received;
            Answered = answered;
            Returned = returned;
            Distance = 0;
            Leap = NoLeap;
        }

        /// <summary>Takes over everything of another.</summary>
        public void CopyFrom(Exchange other)
        {
            Server = other.Server;
            Sent = other.Sent;
            Received = other.Received;
            Answered = other.Answered;
            Returned = other.Returned;
            Distance = other.Distance;
            Leap = other.Leap;
        }
    }
}
