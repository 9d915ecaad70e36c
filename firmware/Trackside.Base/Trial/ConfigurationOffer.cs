using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// A configuration on its way into the box, piece by piece: no message holds it whole. One at a time; it is dropped after a minute of silence, or for a newer one.
    /// The memory for it is taken when it is announced and given back afterwards. Loop only.
    /// </summary>
    public sealed class ConfigurationOffer
    {
        /// <summary>Longest pause between two pieces, in microseconds (60 s).</summary>
        public const long Patience = 60000000;

        private int next;
        private long touchedAt;

        /// <summary>The bytes that came so far; null where nothing is offered.</summary>
        public byte[] File { get; private set; }

        /// <summary>How many have come.</summary>
        public int Count { get; private set; }

        /// <summary>Version it was announced as.</summary>
        public int Version { get; private set; }

        /// <summary>Seal it was announced with.</summary>
        public string Seal { get; private set; }

        /// <summary>Digits of its signature; null for none.</summary>
        public string Signature { get; private set; }

        /// <summary>Begins to collect.</summary>
        /// <param name="version">Its version.</param>
        /// <param name="length">Its length, 1 to <see cref="Limits.Configuration"/>.</param>
        /// <param name="seal">Its seal.</param>
        /// <param name="signature">Digits of its signature; null for none.</param>
        /// <param name="now">Monotonic microseconds.</param>
        public void Open(int version, int length, string seal, string signature, long now)
        {
            File = new byte[length];
            Count = 0;
            next = 0;
            Version = version;
            Seal = seal;
            Signature = signature;
            touchedAt = now;
        }

        /// <summary>Forgets what came.</summary>
        public void Drop()
        {
            File = null;
        }

        /// <summary>Whether pieces are awaited or all there.</summary>
        public bool IsOpen(long now)
        {
            if (File != null && now - touchedAt > Patience)
            {
                Drop();
            }

            return File != null;
        }

        /// <summary>Takes a piece.</summary>
        /// <param name="number">Its number, from 0. The last one once more is passed over: its answer was lost.</param>
        /// <param name="digits">Its bytes, two lower-case hexadecimal digits each.</param>
        /// <param name="now">Monotonic microseconds.</param>
        /// <returns>False where it is not the next one, is no text of digits, or is more than was announced: nothing of it is taken.</returns>
        public bool Put(int number, string digits, long now)
        {
            touchedAt = now;
            if (number >= 0 && number == next - 1)
            {
                return true;
            }

            int length = digits.Length / 2;
            if (number != next || digits.Length % 2 != 0 || length == 0 || Count + length > File.Length || !AreDigits(digits))
            {
                return false;
            }

            for (int i = 0; i < length; i++)
            {
                File[Count + i] = (byte)((DigitOf(digits[2 * i]) << 4) | DigitOf(digits[(2 * i) + 1]));
            }

            Count += length;
            next++;
            return true;
        }

        private static bool AreDigits(string digits)
        {
            for (int i = 0; i < digits.Length; i++)
            {
                if (DigitOf(digits[i]) < 0)
                {
                    return false;
                }
            }

            return true;
        }

        private static int DigitOf(char c)
        {
            return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
        }
    }
}
