namespace Trackside.Core
{
    /// <summary>A key switch: being turned on counts once it has stayed on for 50 ms, and only after it was off. Loop only; allocates nothing.</summary>
    public sealed class KeySwitch
    {
        /// <summary>How long the contact must be steady, in microseconds.</summary>
        public const long SteadyMicroseconds = 50000;

        private readonly InputBank inputs;
        private bool isOn;
        private long changedAt = -1;

        /// <summary>Makes a switch; one that is on already counts only once it was off.</summary>
        public KeySwitch(InputBank inputs)
        {
            this.inputs = inputs;
            isOn = inputs.Level(Inputs.EnableKey);
        }

        /// <summary>Looks at the contact.</summary>
        /// <returns>True once for each turn.</returns>
        public bool IsTurned(long now)
        {
            bool level = inputs.Level(Inputs.EnableKey);
            if (level == isOn)
            {
                changedAt = -1;
                return false;
            }

            changedAt = changedAt < 0 ? now : changedAt;
            if (now - changedAt < SteadyMicroseconds)
            {
                return false;
            }

            isOn = level;
            changedAt = -1;
            return isOn;
        }
    }
}
