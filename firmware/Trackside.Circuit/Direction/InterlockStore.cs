using System.Text;
using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// What an interlock must know after a loss of power: phase, epoch, directions, lock-outs. Kept twice, each copy whole and sealed with its CRC-32; the whole copy
    /// with the greater count is in force, so a cut at any instant leaves the state before or the state after, never a mixture. Written before what it tells is done.
    /// <code>
    /// byte 0..3 count   4..7 epoch   8 phase   9 direction + 1   10 target   11..14 CRC of the boxes' names   15.. a lock-out's reason for each box   last 4 CRC
    /// </code>
    /// Loop only; written on transitions alone.
    /// </summary>
    public sealed class InterlockStore
    {
        /// <summary>Nothing is kept: nothing is known.</summary>
        public const int Unknown = 0;

        /// <summary>A direction was locked, or is being proved anew.</summary>
        public const int Locked = 1;

        /// <summary>A reversal is under way.</summary>
        public const int Reversing = 2;

        /// <summary>The fault is latched.</summary>
        public const int Fault = 3;

        private const string First = "interlock";
        private const string Second = "interlock2";
        private const int Head = 15;
        private const int Longest = Head + Limits.Posts + Limits.Signs + 4;

        private readonly IStorage storage;
        // A record of another set of boxes has another length: it is read whole, for its epoch.
        private readonly byte[] record = new byte[Longest];
        private readonly byte[] other = new byte[Longest];
        private readonly int length;
        private readonly int namesCrc;
        private int count;

        /// <summary>Makes a store for the boxes of a plan, not read yet.</summary>
        public InterlockStore(IStorage storage, DirectionPlan plan)
        {
            this.storage = storage;
            length = Head + plan.BoxCount + 4;
            namesCrc = NamesOf(plan);
        }

        /// <summary>What was going on: one of the constants here.</summary>
        public int Phase { get; private set; }

        /// <summary>The epoch.</summary>
        public long Epoch { get; private set; }

        /// <summary>The direction locked last; -1 for none.</summary>
        public int Direction { get; private set; }

        /// <summary>The direction a reversal goes to.</summary>
        public int Target { get; private set; }

        /// <summary>Reads what was kept. Once, at start-up.</summary>
        /// <param name="reasons">Where the lock-outs go, one byte a box.</param>
        public void Read(byte[] reasons)
        {
            int first = CountIn(First, other);
            int second = CountIn(Second, record);
            if (first > second)
            {
                System.Array.Copy(other, 0, record, 0, record.Length);
            }

            count = first > second ? first : second;
            Phase = count == 0 ? Unknown : record[8];
            Epoch = count == 0 ? 0 : Get(record, 4);
            // Another set of boxes: of the old ones only the epoch may be believed.
            if (count != 0 && Get(record, 11) != namesCrc)
            {
                Phase = Unknown;
            }

            Direction = Phase == Unknown ? -1 : record[9] - 1;
            Target = Phase == Unknown ? 0 : record[10];
            for (int i = 0; i < reasons.Length && Phase != Unknown; i++)
            {
                reasons[i] = record[Head + i];
            }
        }

        /// <summary>Keeps a state.</summary>
        /// <returns>False where neither copy could be written: then it must not be acted upon.</returns>
        public bool Keep(int phase, long epoch, int direction, int target, byte[] reasons)
        {
            count++;
            Put(0, count);
            Put(4, (int)epoch);
            record[8] = (byte)phase;
            record[9] = (byte)(direction + 1);
            record[10] = (byte)target;
            Put(11, namesCrc);
            System.Array.Copy(reasons, 0, record, Head, reasons.Length);
            Put(length - 4, (int)Crc32.Of(record, 0, length - 4));
            bool kept = storage.Write(First, record, length);
            return storage.Write(Second, record, length) || kept;
        }

        /// <summary>The count of a copy; 0 where it is missing or damaged.</summary>
        private int CountIn(string name, byte[] target)
        {
            int held = storage.Read(name, target);
            bool whole = held >= Head + 4 && held <= Longest && Get(target, held - 4) == (int)Crc32.Of(target, 0, held - 4);
            return whole ? Get(target, 0) : 0;
        }

        private static int NamesOf(DirectionPlan plan)
        {
            StringBuilder names = new StringBuilder();
            for (int box = 0; box < plan.BoxCount; box++)
            {
                names.Append(plan.BoxAt(box));
                names.Append(",");
            }

            for (int route = 0; route < plan.Routes.Length; route++)
            {
                names.Append(plan.Routes[route]);
                names.Append(",");
            }

            byte[] bytes = Encoding.UTF8.GetBytes(names.ToString());
            return (int)Crc32.Of(bytes, 0, bytes.Length);
        }

        private static int Get(byte[] from, int at)
        {
            return from[at] | (from[at + 1] << 8) | (from[at + 2] << 16) | (from[at + 3] << 24);
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
