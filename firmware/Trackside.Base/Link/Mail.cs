using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>Encodes what a box sends and decodes what it gets, and counts what was bad. One a box; loop only; allocates nothing.</summary>
    public sealed class Mail
    {
        private readonly FlatJsonWriter writer = new FlatJsonWriter();
        private readonly FlatJsonReader reader = new FlatJsonReader();
        private readonly byte[] payload = new byte[Limits.Payload];
        private readonly ILink link;
        private readonly Trust trust;

        /// <summary>Makes the mail of a box without keys.</summary>
        public Mail(ILink link)
            : this(link, new Trust())
        {
        }

        /// <summary>Makes the mail of a box.</summary>
        public Mail(ILink link, Trust trust)
        {
            this.link = link;
            this.trust = trust;
        }

        /// <summary>Who is believed.</summary>
        public Trust Trust { get { return trust; } }

        /// <summary>Messages refused by the codec, or that made no sense.</summary>
        public int BadMessages { get; private set; }

        /// <summary>Messages refused because they were old or replayed.</summary>
        public int StaleMessages { get; private set; }

        /// <summary>Messages this box made and could not encode: a fault of the program.</summary>
        public int Unencodable { get; private set; }

        /// <summary>Sends a message.</summary>
        /// <returns>False where the link did not take it: offer it again later. True also for one that cannot be encoded, which is counted.</returns>
        public bool Send(Message message)
        {
            int count = writer.Write(message, payload);
            count = count == 0 ? 0 : trust.Sign(message.What, payload, count);
            if (count == 0)
            {
                Unencodable++;
                return true;
            }

            return link.Publish(message.What, payload, count);
        }

        /// <summary>Decodes a message that came.</summary>
        /// <returns>False where it was refused and counted.</returns>
        public bool Read(Inbound inbound, Message message)
        {
            bool good = reader.Read(inbound.Payload, 0, inbound.Count, message);
            BadMessages += good ? 0 : 1;
            return good;
        }

        /// <summary>Counts a message that could be read but made no sense.</summary>
        public void CountBad()
        {
            BadMessages++;
        }

        /// <summary>Counts a message that was old or replayed.</summary>
        public void CountStale()
        {
            StaleMessages++;
        }
    }
}
