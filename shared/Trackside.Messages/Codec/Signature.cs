using System;

namespace Trackside.Messages
{
    /// <summary>
    /// The signature of a message: its last key, <c>"hmac"</c>, with the first half of an HMAC-SHA256 (RFC 2104 allows half: 128 bits) in 32 lower-case hexadecimal
    /// digits. The HMAC covers the topic, a line feed, and every byte of the payload in front of the key's comma, exactly as it is sent: a message signed for one
    /// topic is worth nothing on another. To a reader without keys it is an unknown key. Any thread.
    /// </summary>
    public static class Signature
    {
        /// <summary>Bytes that a signature adds to a message.</summary>
        public const int Length = 42;

        /// <summary>Bytes of the HMAC that travel.</summary>
        public const int Half = 16;

        private const int DigitsAt = 9;
        private const string Digits = "0123456789abcdef";

        private static readonly byte[] head = { (byte)',', (byte)'"', (byte)'h', (byte)'m', (byte)'a', (byte)'c', (byte)'"', (byte)':', (byte)'"' };

        /// <summary>Where the signature of a payload begins; -1 where it has none.</summary>
        public static int Find(byte[] payload, int count)
        {
            int at = count - Length - 1;
            if (at < 1 || count > payload.Length || payload[count - 1] != '}' || payload[count - 2] != '"')
            {
                return -1;
            }

            for (int i = 0; i < head.Length; i++)
            {
                if (payload[at + i] != head[i])
                {
                    return -1;
                }
            }

            return at;
        }

        /// <summary>The bytes to be hashed.</summary>
        /// <param name="topic">The topic, in UTF-8.</param>
        /// <param name="payload">The payload.</param>
        /// <param name="end">What <see cref="Find"/> gave; for a message yet to be signed its length without the last brace.</param>
        /// <param name="last">What the last call gave: used again where it is as long. Null for none.</param>
        public static byte[] Bytes(byte[] topic, byte[] payload, int end, byte[] last)
        {
            int count = topic.Length + 1 + end;
            byte[] bytes = last != null && last.Length == count ? last : new byte[count];
            Array.Copy(topic, 0, bytes, 0, topic.Length);
            bytes[topic.Length] = (byte)'\n';
            Array.Copy(payload, 0, bytes, topic.Length + 1, end);
            return bytes;
        }

        /// <summary>Whether the digits at <paramref name="at"/> are those of an HMAC. Looks at all of them, so that the time it takes tells nothing.</summary>
        public static bool Fits(byte[] payload, int at, byte[] hmac)
        {
            int wrong = 0;
            for (int i = 0; i < Half; i++)
            {
                wrong |= payload[at + DigitsAt + (2 * i)] ^ Digits[hmac[i] >> 4];
                wrong |= payload[at + DigitsAt + (2 * i) + 1] ^ Digits[hmac[i] & 15];
            }

            return wrong == 0;
        }

        /// <summary>Whether digits that stand alone are those of an HMAC.</summary>
        /// <param name="digits">Twice <see cref="Half"/> of them.</param>
        /// <param name="hmac">The HMAC.</param>
        public static bool Fits(byte[] digits, byte[] hmac)
        {
            return digits.Length == 2 * Half && Fits(digits, -DigitsAt, hmac);
        }

        /// <summary>Puts a signature into a payload, before its last brace.</summary>
        /// <returns>The new length; 0 where there is no room.</returns>
        public static int Append(byte[] payload, int count, byte[] hmac)
        {
            int at = count - 1;
            if (at + Length + 1 > Limits.Payload || at + Length + 1 > payload.Length)
            {
                return 0;
            }

            Array.Copy(head, 0, payload, at, head.Length);
            for (int i = 0; i < Half; i++)
            {
                payload[at + DigitsAt + (2 * i)] = (byte)Digits[hmac[i] >> 4];
                payload[at + DigitsAt + (2 * i) + 1] = (byte)Digits[hmac[i] & 15];
            }

            payload[at + Length - 1] = (byte)'"';
            payload[at + Length] = (byte)'}';
            return count + Length;
        }
    }
}
