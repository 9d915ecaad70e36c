using System.Text;
using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// The keys of messages a box was given, from <c>keys.txt</c> (docs/protocol.md, "Trust"):
    /// <code>
    /// trackside-keys 1 CRC32         over every byte after this line
    /// venue ales
    /// circuit kart HEX64             the first is the box's own; a second one is the partner's
    /// box kart-p1 HEX64              the first is the box's own
    /// issuer race-control HEX64
    /// </code>
    /// No file: a venue without keys, and nothing is signed or asked for. A damaged one is not the same: the box holds no key and believes nothing that should be signed.
    /// Read once at start-up; unchanged afterwards.
    /// </summary>
    public sealed class Keyring
    {
        /// <summary>The file's name.</summary>
        public const string File = "keys.txt";

        /// <summary>Longest file, in bytes: a control box of 64 posts, 16 signs and 8 issuers.</summary>
        public const int Longest = 9216;

        /// <summary>Length of a key, in bytes.</summary>
        public const int KeyLength = 32;

        private const string Title = "trackside-keys 1 ";
        private const int TitleLine = 26;

        private string[] names = new string[0];
        private byte[][] keys = new byte[0][];

        private Keyring()
        {
        }

        /// <summary>A box without a file of keys.</summary>
        public static Keyring None()
        {
            return new Keyring();
        }

        /// <summary>Whether the box was given keys: from then on it asks for signatures, also where the file is damaged.</summary>
        public bool IsHeld { get; private set; }

        /// <summary>Whether the file was there and could not be used.</summary>
        public bool IsDamaged { get; private set; }

        /// <summary>Reads a file.</summary>
        /// <param name="file">Its bytes.</param>
        /// <param name="count">Its length; negative where there is none.</param>
        /// <param name="venue">The box's venue: keys of another are none.</param>
        public static Keyring Read(byte[] file, int count, string venue)
        {
            Keyring ring = new Keyring();
            if (count >= 0)
            {
                ring.IsHeld = true;
                ring.IsDamaged = count > file.Length || !IsSealed(file, count) || !ring.Take(Encoding.UTF8.GetString(file, TitleLine, count - TitleLine).Split('\n'), venue);
                if (ring.IsDamaged)
                {
                    ring.names = new string[0];
                }
            }

            return ring;
        }

        /// <summary>A key; null where the box does not hold it.</summary>
        /// <param name="kind"><c>circuit</c>, <c>box</c> or <c>issuer</c>.</param>
        /// <param name="name">Whose.</param>
        public byte[] Find(string kind, string name)
        {
            string wanted = kind + " " + name;
            for (int i = 0; i < names.Length; i++)
            {
                if (names[i] == wanted)
                {
                    return keys[i];
                }
            }

            return null;
        }

        private static bool IsSealed(byte[] file, int count)
        {
            if (count <= TitleLine || file[TitleLine - 1] != '\n')
            {
                return false;
            }

            uint crc = 0;
            for (int i = 0; i < TitleLine - 1; i++)
            {
                int digit = i < Title.Length ? 0 : DigitOf((char)file[i]);
                if (digit < 0 || (i < Title.Length && file[i] != Title[i]))
                {
                    return false;
                }

                crc = i < Title.Length ? 0 : (crc << 4) | (uint)digit;
            }

            return crc == Crc32.Of(file, TitleLine, count - TitleLine);
        }

        private bool Take(string[] lines, string venue)
        {
            // The last line is ended too: behind it stands an empty one.
            int count = lines.Length - 2;
            if (count < 0 || lines[0] != "venue " + venue || lines[count + 1].Length != 0)
            {
                return false;
            }

            names = Texts.New(count);
            keys = new byte[count][];
            for (int i = 0; i < count; i++)
            {
                string[] words = lines[i + 1].Split(' ');
                bool known = words.Length == 3 && (words[0] == "circuit" || words[0] == "box" || words[0] == "issuer") && words[2].Length == 2 * KeyLength;
                keys[i] = known ? KeyOf(words[2]) : null;
                if (keys[i] == null)
                {
                    return false;
                }

                names[i] = words[0] + " " + words[1];
            }

            return true;
        }

        private static byte[] KeyOf(string digits)
        {
            byte[] key = new byte[KeyLength];
            for (int i = 0; i < KeyLength; i++)
            {
                int high = DigitOf(digits[2 * i]);
                int low = DigitOf(digits[(2 * i) + 1]);
                if (high < 0 || low < 0)
                {
                    return null;
                }

                key[i] = (byte)((high << 4) | low);
            }

            return key;
        }

        private static int DigitOf(char c)
        {
            return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
        }
    }
}
