namespace Trackside.Core
{
    /// <summary>
    /// The leap second a server announced. It is due when it was announced within the hour (a server takes the announcement back at
    /// midnight) and the day of UTC began within the hour. Loop only.
    /// </summary>
    public sealed class LeapSecond
    {
        private const long Second = 1000000;
        private const long Hour = 3600 * Second;
        private const long Day = 24 * Hour;

        // A server may have stepped right before the box's own midnight.
        private const long Early = 2 * Second;

        private int announced;
        private long heardAt;

        /// <summary>Hears what an exchange says.</summary>
        public void Hear(Exchange exchange)
        {
            if (exchange.Leap == Exchange.LongMinute || exchange.Leap == Exchange.ShortMinute)
            {
                announced = exchange.Leap;
                heardAt = exchange.Returned;
            }
        }

        /// <summary>By how much UTC may leap now, in microseconds: -1,000,000, 0 or 1,000,000.</summary>
        /// <param name="at">Monotonic microseconds.</param>
        /// <param name="utc">UTC at that instant, as counted without the leap.</param>
        public long DueAt(long at, long utc)
        {
            long ofDay = utc % Day;
            bool isDue = announced != Exchange.NoLeap && at - heardAt < Hour && (ofDay < Hour || ofDay >= Day - Early);
            return !isDue ? 0 : announced == Exchange.LongMinute ? -Second : Second;
        }
    }
}
