namespace Trackside.Core
{
    /// <summary>Alarms for what happens in an instant: they stand for a while after the last time. Loop only; allocates nothing after the constructor.</summary>
    public sealed class HeldAlarms
    {
        private readonly long[] until = new long[Messages.AlarmNames.Count];

        /// <summary>Raises an alarm, or lets it stand on.</summary>
        /// <param name="alarm">One bit of <see cref="Messages.Alarm"/>.</param>
        /// <param name="end">Monotonic microseconds at which it ends.</param>
        public void Raise(long alarm, long end)
        {
            for (int bit = 0; bit < until.Length; bit++)
            {
                if ((alarm & (1L << bit)) != 0)
                {
                    until[bit] = end;
                }
            }
        }

        /// <summary>The alarms that stand at an instant.</summary>
        public long At(long now)
        {
            long alarms = 0;
            for (int bit = 0; bit < until.Length; bit++)
            {
                alarms |= now < until[bit] ? 1L << bit : 0;
            }

            return alarms;
        }
    }
}
