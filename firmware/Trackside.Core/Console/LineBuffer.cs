using System.Text;

namespace Trackside.Core
{
    /// <summary>Puts a line together from the bytes of a serial cable. Loop only.</summary>
    public sealed class LineBuffer
    {
        /// <summary>Longest line, in bytes.</summary>
        public const int Longest = 120;

        private readonly byte[] bytes = new byte[Longest];
        private int count;
        private bool isDamaged;

        /// <summary>Whether the line taken last was too long or held bytes that are no text.</summary>
        public bool WasDamaged { get; private set; }

        /// <summary>Takes one byte.</summary>
        /// <returns>The line where the byte ended one, empty for a damaged one; null where the line goes on.</returns>
        public string Take(byte value)
        {
            if (value == (byte)'\r' || value == (byte)'\n')
            {
                return count > 0 || isDamaged ? End() : null;
            }

            if (value == 8 || value == 127)
            {
                count = count > 0 ? count - 1 : 0;
            }
            else if (count == Longest || !IsText(value))
            {
                isDamaged = true;
            }
            else
            {
                bytes[count++] = value;
            }

            return null;
        }

        /// <summary>Whether a byte may stand in a line: what a keyboard writes without accents.</summary>
        public static bool IsText(byte value)
        {
            return value >= (byte)' ' && value <= (byte)'~';
        }

        private string End()
        {
            string line = isDamaged ? string.Empty : Encoding.UTF8.GetString(bytes, 0, count);
            WasDamaged = isDamaged;
            isDamaged = false;
            count = 0;
            return line;
        }
    }
}
