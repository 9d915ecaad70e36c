namespace Trackside.Core
{
    /// <summary>
    /// What is taken for granted of the chip's crystal. Rates are in parts per thousand million (ppb): how much faster UTC runs than the
    /// chip. Pure; any thread.
    /// </summary>
    public static class Crystal
    {
        /// <summary>No crystal is further off than this: 50 ppm. Those of the boards are sold as 10 ppm at 25 degrees; heat, age and a bad batch are the rest.</summary>
        public const long WorstRate = 50000;

        /// <summary>
        /// How fast a rate may change, in ppb a second: 0.6 ppm a minute. An AT-cut crystal changes by up to 0.5 ppm a degree at the ends of
        /// its range, and a box taken from the shade into the sun warms by about a degree a minute.
        /// </summary>
        public const long Wander = 10;

        /// <summary>Parts in one.</summary>
        public const long Billion = 1000000000;

        private const long LongestWander = 100000000;

        /// <summary>How far a time counted by the chip may be off, in microseconds.</summary>
        /// <param name="age">Microseconds counted, either way.</param>
        /// <param name="rate">The rate it was corrected by, at most <see cref="WorstRate"/> either way.</param>
        /// <param name="doubt">How wrong that rate may be at the beginning.</param>
        public static long Doubt(long age, long rate, long doubt)
        {
            long span = age < 0 ? -age : age;
            long worst = span * (WorstRate + (rate < 0 ? -rate : rate)) / Billion;

            // Half of Wander x seconds^2, in thousandths of a second so that the square fits. A day of it passes any worst case.
            long thousandths = span / 1000;
            thousandths = thousandths < LongestWander ? thousandths : LongestWander;
            long likely = (span * doubt / Billion) + (thousandths * thousandths / (2 * Billion / Wander));
            return likely < worst ? likely : worst;
        }
    }
}
