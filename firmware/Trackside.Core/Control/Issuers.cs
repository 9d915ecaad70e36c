namespace Trackside.Core
{
    /// <summary>The newest sequence of each issuer of requests: what is not newer is a replay. Loop only.</summary>
    public sealed class Issuers
    {
        /// <summary>Most issuers kept apart.</summary>
        public const int Most = 8;

        private readonly byte[][] names = new byte[Most][];
        private readonly int[] lengths = new int[Most];
        private readonly long[] newest = new long[Most];
        private int count;

        /// <summary>The number of an issuer, made known if it is new; -1 where there is no room.</summary>
        public int Find(byte[] name, int length)
        {
            for (int i = 0; i < count; i++)
            {
                if (IsSame(i, name, length))
                {
                    return i;
                }
            }

            if (count == Most)
            {
                return -1;
            }

            names[count] = new byte[length];
            System.Array.Copy(name, 0, names[count], 0, length);
            lengths[count] = length;
            return count++;
        }

        /// <summary>Whether a sequence is newer than all before it.</summary>
        public bool IsNewer(int issuer, long seq)
        {
            return seq > newest[issuer];
        }

        /// <summary>Keeps a sequence as the newest.</summary>
        public void Keep(int issuer, long seq)
        {
            newest[issuer] = seq;
        }

        private bool IsSame(int issuer, byte[] name, int length)
        {
            if (lengths[issuer] != length)
            {
                return false;
            }

            for (int i = 0; i < length; i++)
            {
                if (names[issuer][i] != name[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
