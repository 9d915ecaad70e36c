using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>A message as it came from the broker; one instance is reused by the loop.</summary>
    public sealed class Inbound
    {
        /// <summary>What it tells.</summary>
        public What What;

        /// <summary>Which of several senders: the post's number for a post's own message, else 0.</summary>
        public int Index;

        /// <summary>Whether the broker sent a kept copy: it may restrict, never permit.</summary>
        public bool IsRetained;

        /// <summary>Length of the payload as sent; may exceed the buffer.</summary>
        public int Count;

        /// <summary>The payload, <see cref="Limits.Payload"/> bytes.</summary>
        public readonly byte[] Payload = new byte[Limits.Payload];
    }
}
