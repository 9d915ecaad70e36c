using System.Text;

namespace Trackside.Core
{
    /// <summary>Puts a short text together without allocating: words and numbers into a buffer. What has no room is left out whole. Loop only.</summary>
    public sealed class TextList
    {
        private const int LongestNumber = 20;

        private readonly byte[] buffer;
        private readonly byte[] digits = new byte[LongestNumber];

        /// <summary>Makes an empty text of so many bytes at most.</summary>
        public TextList(int most)
        {
            buffer = new byte[most];
        }

        /// <summary>The bytes, <see cref="Count"/> of them.</summary>
        public byte[] Buffer { get { return buffer; } }

        /// <summary>How many bytes there are.</summary>
        public int Count { get; private set; }

        /// <summary>Begins anew.</summary>
        public void Clear()
        {
            Count = 0;
        }

        /// <summary>The bytes of a word that will be put. Allocates: once.</summary>
        public static byte[] Word(string word)
        {
            return Encoding.UTF8.GetBytes(word);
        }

        /// <summary>Puts one character.</summary>
        public void Put(char c)
        {
            if (Count < buffer.Length)
            {
                buffer[Count++] = (byte)c;
            }
        }

        /// <summary>Puts a word.</summary>
        public void Put(byte[] word)
        {
            if (Count + word.Length <= buffer.Length)
            {
                System.Array.Copy(word, 0, buffer, Count, word.Length);
                Count += word.Length;
            }
        }

        /// <summary>Puts a number that is not below zero.</summary>
        public void PutNumber(long number)
        {
            int at = LongestNumber;
            do
            {
                digits[--at] = (byte)('0' + (number % 10));
                number /= 10;
            }
            while (number > 0 && at > 0);

            if (Count + LongestNumber - at <= buffer.Length)
            {
                System.Array.Copy(digits, at, buffer, Count, LongestNumber - at);
                Count += LongestNumber - at;
            }
        }
    }
}
