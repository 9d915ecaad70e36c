using System;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>A connection that keeps the last message of each kind and counts all. Takes messages without allocating.</summary>
    internal sealed class FakeLink : ILink
    {
        private readonly byte[][] payloads = new byte[(int)What.ControlPosts + 1][];
        private readonly int[] lengths = new int[(int)What.ControlPosts + 1];
        private readonly int[] counts = new int[(int)What.ControlPosts + 1];
        private readonly FlatJsonReader reader = new FlatJsonReader();

        internal FakeLink()
        {
            for (int i = 0; i < payloads.Length; i++)
            {
                payloads[i] = new byte[Limits.Payload];
            }
        }

        /// <summary>Refuses everything while true, as a link does with too much in flight.</summary>
        internal bool IsFull { get; set; }

        public bool IsOpening { get; set; }

        internal int Opens { get; private set; }

        internal int Closes { get; private set; }

        /// <summary>Messages taken of all kinds.</summary>
        internal int Total { get; private set; }

        public void Open()
        {
            Opens++;
        }

        public void Close()
        {
            Closes++;
        }

        public bool Publish(What what, byte[] payload, int count)
        {
            if (IsFull)
            {
                return false;
            }

            Array.Copy(payload, 0, payloads[(int)what], 0, count);
            lengths[(int)what] = count;
            counts[(int)what]++;
            Total++;
            return true;
        }

        /// <summary>How many messages of a kind were taken.</summary>
        internal int CountOf(What what)
        {
            return counts[(int)what];
        }

        /// <summary>The last message of a kind as text.</summary>
        internal string TextOf(What what)
        {
            return System.Text.Encoding.UTF8.GetString(payloads[(int)what], 0, lengths[(int)what]);
        }

        /// <summary>Decodes the last message of a kind.</summary>
        /// <returns>False where there was none or the codec refuses it.</returns>
        internal bool Read(Message target)
        {
            int kind = (int)target.What;
            return counts[kind] > 0 && reader.Read(payloads[kind], 0, lengths[kind], target);
        }
    }
}
