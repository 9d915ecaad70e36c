namespace Trackside.Core
{
    /// <summary>IPv4 addresses as text. Any thread.</summary>
    public static class Ipv4
    {
        /// <summary>Whether a text is four numbers from 0 to 255 with dots between, without leading zeros. Allocates: at start-up only.</summary>
        public static bool IsLiteral(string text)
        {
            string[] parts = text == null ? new string[0] : text.Split('.');
            bool good = parts.Length == 4;
            for (int i = 0; i < parts.Length && good; i++)
            {
                good = IsByte(parts[i]);
            }

            return good;
        }

        private static bool IsByte(string part)
        {
            int value = 0;
            for (int i = 0; i < part.Length && value < 256; i++)
            {
                char c = part[i];
                value = c >= '0' && c <= '9' ? (value * 10) + (c - '0') : 256;
            }

            return part.Length > 0 && value < 256 && (part.Length == 1 || part[0] != '0');
        }
    }
}
