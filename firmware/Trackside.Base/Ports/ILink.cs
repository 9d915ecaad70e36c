using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>The connection to the broker. Called by the loop only; what happens comes back through a <see cref="LinkEventRing"/>.</summary>
    public interface ILink
    {
        /// <summary>Begins a connection attempt and returns at once: <see cref="LinkEvent.Opened"/> or <see cref="LinkEvent.Failed"/> follows.</summary>
        void Open();

        /// <summary>Drops the connection, or abandons the attempt.</summary>
        void Close();

        /// <summary>Whether an attempt, an abandoned one too, may still come to its handshake.</summary>
        bool IsOpening { get; }

        /// <summary>Hands a message over for sending. Topic, QoS and retain follow from <paramref name="what"/>.</summary>
        /// <returns>False where it was not taken (closed, or too much in flight): offer it again later.</returns>
        bool Publish(What what, byte[] payload, int count);
    }
}
