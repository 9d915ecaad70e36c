using System.Text;

using nanoFramework.TestFramework;

namespace NFUnitTest
{
    /// <summary>Bytes from what a person can read, and back.</summary>
    internal static class Bytes
    {
        /// <summary>The UTF-8 of a text.</summary>
        internal static byte[] OfText(string text)
        {
            return Encoding.UTF8.GetBytes(text);
        }

        /// <summary>The bytes of pairs of hexadecimal digits.</summary>
        internal static byte[] OfHex(string digits)
        {
            byte[] bytes = new byte[digits.Length / 2];
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)((Digit(digits[2 * i]) << 4) | Digit(digits[(2 * i) + 1]));
            }

            return bytes;
        }

        /// <summary>One run of bytes behind another.</summary>
        internal static byte[] Join(byte[] first, byte[] second)
        {
            byte[] joined = new byte[first.Length + second.Length];
            System.Array.Copy(first, 0, joined, 0, first.Length);
            System.Array.Copy(second, 0, joined, first.Length, second.Length);
            return joined;
        }

        /// <summary>The first bytes of a run.</summary>
        internal static byte[] Head(byte[] bytes, int count)
        {
            byte[] head = new byte[count];
            System.Array.Copy(bytes, 0, head, 0, count);
            return head;
        }

        /// <summary>Fails unless a buffer begins with these bytes and no more were written.</summary>
        internal static void AreSame(byte[] expected, byte[] actual, int count)
        {
            Assert.AreEqual(expected.Length, count);
            for (int i = 0; i < count; i++)
            {
                Assert.AreEqual((int)expected[i], (int)actual[i], "at byte " + i.ToString());
            }
        }

        private static int Digit(char digit)
        {
            return digit <= '9' ? digit - '0' : digit - 'a' + 10;
        }
    }
}
