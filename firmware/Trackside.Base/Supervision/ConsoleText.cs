namespace Trackside.Core
{
    /// <summary>Numbers as a console shows them. Allocates: for the console and the log only. Any thread.</summary>
    public static class ConsoleText
    {
        private const long Day = 86400;

        /// <summary>Microseconds as seconds with three places: <c>12.045</c>.</summary>
        public static string Seconds(long microseconds)
        {
            return (microseconds / 1000000).ToString() + "." + ((microseconds / 1000) % 1000).ToString("D3");
        }

        /// <summary>Microseconds as milliseconds with three places: <c>0.812</c>.</summary>
        public static string Milliseconds(long microseconds)
        {
            string sign = microseconds < 0 ? "-" : string.Empty;
            long size = microseconds < 0 ? -microseconds : microseconds;
            return sign + (size / 1000).ToString() + "." + (size % 1000).ToString("D3");
        }

        /// <summary>A span in the two largest units: <c>3d04h</c>, <c>1h02m</c>, <c>5m07s</c>, <c>42s</c>.</summary>
        public static string Span(long microseconds)
        {
            long seconds = microseconds / 1000000;
            if (seconds >= Day)
            {
                return (seconds / Day).ToString() + "d" + ((seconds / 3600) % 24).ToString("D2") + "h";
            }

            if (seconds >= 3600)
            {
                return (seconds / 3600).ToString() + "h" + ((seconds / 60) % 60).ToString("D2") + "m";
            }

            return seconds >= 60 ? (seconds / 60).ToString() + "m" + (seconds % 60).ToString("D2") + "s" : seconds.ToString() + "s";
        }

        /// <summary>Time of day in UTC: <c>14:02:07.250</c>.</summary>
        /// <param name="utc">Microseconds since 1970.</param>
        public static string TimeOfDay(long utc)
        {
            long seconds = (utc / 1000000) % Day;
            return (seconds / 3600).ToString("D2") + ":" + ((seconds / 60) % 60).ToString("D2") + ":" + (seconds % 60).ToString("D2")
                + "." + ((utc / 1000) % 1000).ToString("D3");
        }

        /// <summary>A text that may be absent.</summary>
        public static string OrDash(string text)
        {
            return text == null || text.Length == 0 ? "-" : text;
        }
    }
}
