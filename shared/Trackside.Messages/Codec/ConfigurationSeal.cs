using System;

namespace Trackside.Messages
{
    /// <summary>
    /// The seal of a configuration file: <c>{"crc":"xxxxxxxx",</c> stands before the first field, and the CRC-32 covers all that follows
    /// it, in eight lower-case hexadecimal digits. Any thread.
    /// </summary>
    public static class ConfigurationSeal
    {
        /// <summary>Length of what stands before the sealed bytes.</summary>
        public const int Prefix = 18;

        private const int DigitsAt = 8;
        private const string Head = "{\"crc\":\"";
        private const string Digits = "0123456789abcdef";

        /// <summary>Seals an encoded object.</summary>
        /// <param name="encoded">Holds a flat JSON object with at least one field.</param>
        /// <param name="count">Its length.</param>
        /// <returns>The file's bytes: a new array.</returns>
        public static byte[] Seal(byte[] encoded, int count)
        {
            byte[] file = new byte[Prefix + count - 1];
            Array.Copy(encoded, 1, file, Prefix, count - 1);
            uint crc = Crc32.Of(file, Prefix, count - 1);
            for (int i = 0; i < DigitsAt; i++)
            {
                file[i] = (byte)Head[i];
                file[DigitsAt + i] = (byte)Digits[(int)((crc >> (28 - (4 * i))) & 0xF)];
            }

            file[16] = (byte)'"';
            file[17] = (byte)',';
            return file;
        }

        /// <summary>Whether a file begins with a seal and the seal fits.</summary>
        public static bool Fits(byte[] file, int count)
        {
            if (count <= Prefix || count > file.Length || file[16] != '"' || file[17] != ',')
            {
                return false;
            }

            uint crc = Crc32.Of(file, Prefix, count - Prefix);
            for (int i = 0; i < DigitsAt; i++)
            {
                bool same = file[i] == Head[i] && file[DigitsAt + i] == Digits[(int)((crc >> (28 - (4 * i))) & 0xF)];
                if (!same)
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>The eight digits of a sealed file: the name of a configuration in reports.</summary>
        public static string NameOf(byte[] file)
        {
            char[] name = new char[DigitsAt];
            for (int i = 0; i < DigitsAt; i++)
            {
                name[i] = (char)file[DigitsAt + i];
            }

            return new string(name);
        }
    }
}
