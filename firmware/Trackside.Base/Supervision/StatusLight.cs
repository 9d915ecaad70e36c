namespace Trackside.Core
{
    /// <summary>The light on the board itself. Steady: ready. Slow flash: running, not ready. Two short flashes: unconfigured. Loop only.</summary>
    public sealed class StatusLight
    {
        /// <summary>Running and ready.</summary>
        public const int Ready = 0;

        /// <summary>Running, not ready.</summary>
        public const int Trouble = 1;

        /// <summary>No usable configuration: the fault pattern.</summary>
        public const int Unconfigured = 2;

        private const long Period = 2000000;
        private const long Short = 200000;

        private readonly ILamps lamps;
        private bool lit;

        /// <summary>Makes the light, dark.</summary>
        public StatusLight(ILamps lamps)
        {
            this.lamps = lamps;
        }

        /// <summary>Shows a condition.</summary>
        public void Step(int condition, long now)
        {
            long phase = now % Period;
            bool wanted = condition == Ready
                || (condition == Trouble && phase < Period / 2)
                || (condition == Unconfigured && (phase < Short || (phase >= 2 * Short && phase < 3 * Short)));
            if (wanted != lit)
            {
                lit = wanted;
                lamps.Set(Lamp.Status, wanted);
            }
        }
    }
}
