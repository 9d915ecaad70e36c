using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// The newest sequence of each issuer of requests: what is not newer is a replay. Those of requests that permit are kept in storage before they are obeyed, so
    /// that none of them can be played again to a control box that has just started. Race control permits some hundred times a day: the flash bears that for decades.
    /// <code>
    /// 33 bytes an issuer: length of its name, name in 24 bytes, sequence in 8 (least first); then the CRC-32 of all that
    /// </code>
    /// Loop only.
    /// </summary>
    public sealed class Issuers
    {
        /// <summary>Most issuers kept apart.</summary>
        public const int Most = 8;

        /// <summary>The file in storage.</summary>
        public const string File = "issuers";

        private const int NameAt = 1;
        private const int SeqAt = NameAt + Limits.Identifier;
        private const int Row = SeqAt + 8;

        private readonly IStorage storage;
        private readonly byte[] record = new byte[(Most * Row) + 4];
        private readonly long[] newest = new long[Most];
        private int count;

        /// <summary>Reads what was kept.</summary>
        /// <param name="storage">Null to forget with the power.</param>
        public Issuers(IStorage storage)
        {
            this.storage = storage;
            if (storage == null)
            {
                return;
            }

            bool whole = storage.Read(File, record) == record.Length && IsWhole();
            while (whole && count < Most && record[count * Row] > 0)
            {
                newest[count] = SeqOf(count);
                count++;
            }

            if (!whole)
            {
                System.Array.Clear(record, 0, record.Length);
            }
        }

        /// <summary>Whether the last sequence that had to be kept was.</summary>
        public bool IsKept { get; private set; } = true;

        /// <summary>The number of an issuer, made known if it is new; -1 where there is no room.</summary>
        public int Find(byte[] name, int length)
        {
            for (int i = 0; i < count; i++)
            {
                if (IsSame(i * Row, name, length))
                {
                    return i;
                }
            }

            if (count == Most)
            {
                return -1;
            }

            record[count * Row] = (byte)length;
            System.Array.Copy(name, 0, record, (count * Row) + NameAt, length);
            return count++;
        }

        /// <summary>Whether a sequence is newer than all before it.</summary>
        public bool IsNewer(int issuer, long seq)
        {
            return seq > newest[issuer];
        }

        /// <summary>Keeps a sequence as the newest.</summary>
        /// <param name="issuer">The issuer's number.</param>
        /// <param name="seq">The sequence.</param>
        /// <param name="isForever">Whether it must outlast a loss of power.</param>
        public void Keep(int issuer, long seq, bool isForever)
        {
            newest[issuer] = seq;
            if (!isForever || storage == null)
            {
                return;
            }

            for (int i = 0; i < 8; i++)
            {
                record[(issuer * Row) + SeqAt + i] = (byte)(seq >> (8 * i));
            }

            uint crc = Crc32.Of(record, 0, Most * Row);
            for (int i = 0; i < 4; i++)
            {
                record[(Most * Row) + i] = (byte)(crc >> (8 * i));
            }

            IsKept = storage.Write(File, record, record.Length);
        }

        private bool IsWhole()
        {
            uint crc = Crc32.Of(record, 0, Most * Row);
            for (int i = 0; i < 4; i++)
            {
                if (record[(Most * Row) + i] != (byte)(crc >> (8 * i)))
                {
                    return false;
                }
            }

            return true;
        }

        private long SeqOf(int issuer)
        {
            long seq = 0;
            for (int i = 7; i >= 0; i--)
            {
                seq = (seq << 8) | record[(issuer * Row) + SeqAt + i];
            }

            return seq;
        }

        private bool IsSame(int row, byte[] name, int length)
        {
            if (record[row] != length)
            {
                return false;
            }

            for (int i = 0; i < length; i++)
            {
                if (record[row + NameAt + i] != name[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
