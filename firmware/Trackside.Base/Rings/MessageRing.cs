using System;
using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>Messages from the broker. The MQTT thread puts, the loop takes.</summary>
    public sealed class MessageRing : Ring
    {
        private readonly What[] whats;
        private readonly int[] indexes;
        private readonly bool[] retained;
        private readonly int[] counts;
        private readonly byte[][] payloads;

        /// <summary>Makes a ring of so many messages of <see cref="Limits.Payload"/> bytes.</summary>
        public MessageRing(int capacity)
            : base(capacity)
        {
            whats = new What[capacity];
            indexes = new int[capacity];
            retained = new bool[capacity];
            counts = new int[capacity];
            payloads = new byte[capacity][];
            for (int i = 0; i < capacity; i++)
            {
                payloads[i] = new byte[Limits.Payload];
            }
        }

        /// <summary>Puts a message. Longer ones than a slot keep their length and lose their tail: the codec refuses and counts them.</summary>
        public void Put(What what, int index, bool isRetained, byte[] payload)
        {
            lock (Gate)
            {
                int slot = ClaimNeedsGate();
                if (slot >= 0)
                {
                    whats[slot] = what;
                    indexes[slot] = index;
                    retained[slot] = isRetained;
                    counts[slot] = payload.Length;
                    Array.Copy(payload, 0, payloads[slot], 0, payload.Length < Limits.Payload ? payload.Length : Limits.Payload);
                }
            }
        }

        /// <summary>Takes the oldest message.</summary>
        public bool Take(Inbound target)
        {
            lock (Gate)
            {
                int slot = ReleaseNeedsGate();
                if (slot < 0)
                {
                    return false;
                }

                target.What = whats[slot];
                target.Index = indexes[slot];
                target.IsRetained = retained[slot];
                target.Count = counts[slot];
                int held = counts[slot] < Limits.Payload ? counts[slot] : Limits.Payload;
                Array.Copy(payloads[slot], 0, target.Payload, 0, held);
                return true;
            }
        }
    }
}
