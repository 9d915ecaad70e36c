using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// The boot number: persisted, and only grows. Kept twice, each copy with its CRC-32; the greater whole one counts, so that one damaged
    /// copy costs nothing. With both gone it begins with 1 again, which the gateway notices. Used once, at start-up.
    /// </summary>
    public sealed class BootCounter
    {
        private const string First = "boot";
        private const string Second = "boot2";
        private const int Length = 8;

        private readonly IStorage storage;
        private readonly byte[] record = new byte[Length];

        /// <summary>Makes a counter that has not counted yet.</summary>
        public BootCounter(IStorage storage)
        {
            this.storage = storage;
        }

        /// <summary>Whether the number counted last is kept in at least one copy. If not, the next boot will bear it again: the box reports trouble.</summary>
        public bool IsKept { get; private set; }

        /// <summary>Counts this boot.</summary>
        /// <param name="seen">A boot that other files tell of; 0 for none. Where both copies are gone it still only grows.</param>
        /// <returns>The new number, from 1.</returns>
        public int Count(int seen)
        {
            int first = Read(First);
            int second = Read(Second);
            int last = first > second ? first : second;
            last = seen > last ? seen : last;
            int boot = last < 0 || last >= Limits.Sequence ? 1 : last + 1;
            Put(0, boot);
            Put(4, (int)Crc32.Of(record, 0, 4));
            IsKept = storage.Write(First, record, Length);
            IsKept = storage.Write(Second, record, Length) || IsKept;
            return boot;
        }

        /// <summary>The number in a copy; 0 where it is missing or damaged.</summary>
        private int Read(string name)
        {
            bool whole = storage.Read(name, record) == Length && Get(4) == (int)Crc32.Of(record, 0, 4);
            return whole ? Get(0) : 0;
        }

        private int Get(int at)
        {
            return record[at] | (record[at + 1] << 8) | (record[at + 2] << 16) | (record[at + 3] << 24);
        }

        private void Put(int at, int value)
        {
            for (int i = 0; i < 4; i++)
            {
                record[at + i] = (byte)(value >> (8 * i));
            }
        }
    }
}
