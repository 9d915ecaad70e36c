namespace Trackside.Core
{
    /// <summary>Whether the battery is low: told after three readings in a row below the threshold, so that a lamp's inrush tells nothing, and taken back
    /// 300 mV above it. Loop only; allocates nothing.</summary>
    public sealed class BatteryWatch
    {
        /// <summary>Millivolts above the threshold that end the alarm.</summary>
        public const int Hysteresis = 300;

        private const int MostLow = 3;

        private readonly int threshold;
        private int low;

        /// <summary>Makes a watch.</summary>
        /// <param name="threshold">Millivolts; 0 never tells.</param>
        public BatteryWatch(int threshold)
        {
            this.threshold = threshold;
            Millivolts = -1;
        }

        /// <summary>The last reading; -1 where it is not known.</summary>
        public int Millivolts { get; private set; }

        /// <summary>Whether the battery is low.</summary>
        public bool IsLow { get; private set; }

        /// <summary>Takes a reading.</summary>
        public void Take(int millivolts)
        {
            Millivolts = millivolts;
            low = millivolts < threshold ? low + 1 : 0;
            IsLow = (IsLow && millivolts < threshold + Hysteresis) || low >= MostLow;
        }

        /// <summary>Nobody knows the voltage any more. An alarm that stands stays.</summary>
        public void Lose()
        {
            Millivolts = -1;
            low = 0;
        }
    }
}
