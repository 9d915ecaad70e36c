using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// The times of a rule profile: how long a yellow stays at least, when a green is due that is not shown all the time, and how long an aspect has
    /// gone unproved. It can only ever hold more than was decided. Loop only; allocates nothing.
    /// </summary>
    public sealed class Dwell
    {
        /// <summary>Time in which an aspect must be proved, in microseconds (500 ms).</summary>
        public const long ProofMicroseconds = 500000;

        private readonly RuleProfile rules;
        private Aspect held;
        private long heldSince;
        private long greenUntil = long.MinValue;
        private long unprovedSince = -1;
        private bool isHolding;
        private bool isGreenDue;
        private bool wasWarning;

        /// <summary>Makes the times of a profile.</summary>
        public Dwell(RuleProfile rules)
        {
            this.rules = rules;
        }

        /// <summary>Whether an aspect is shown for its time only.</summary>
        public bool IsHolding { get { return isHolding; } }

        /// <summary>Whether a green that is not shown all the time is due.</summary>
        public bool IsGreenDue { get { return isGreenDue; } }

        /// <summary>What is to be shown: what was decided, or what must stay a little longer.</summary>
        public Aspect Hold(Aspect decided, long now)
        {
            bool isLess = decided < held && (held == Aspect.Slippery || held == Aspect.Yellow || held == Aspect.DoubleYellow);
            isHolding = isLess && now - heldSince < rules.HoldYellow;
            if (!isHolding && decided != held)
            {
                held = decided;
                heldSince = now;
            }

            return held;
        }

        /// <summary>Looks at what is shown: ten times a second.</summary>
        /// <param name="shown">What is driven.</param>
        /// <param name="isProved">Whether it is proved.</param>
        /// <param name="isFresh">Whether control is fresh: a restriction that ends by anything else is followed by no green.</param>
        /// <param name="isBehindYellow">Whether the post before shows a yellow.</param>
        /// <param name="now">Monotonic microseconds.</param>
        public void Watch(Aspect shown, bool isProved, bool isFresh, bool isBehindYellow, long now)
        {
            unprovedSince = isProved ? -1 : unprovedSince < 0 ? now : unprovedSince;
            bool isWarning = shown >= Aspect.Slippery;
            if (wasWarning && !isWarning && isFresh)
            {
                greenUntil = now + rules.HoldGreen;
            }

            wasWarning = isWarning;
            isGreenDue = isBehindYellow || now < greenUntil;
        }

        /// <summary>Whether what is shown has gone unproved for too long.</summary>
        public bool IsUnproved(long now)
        {
            return unprovedSince >= 0 && now - unprovedSince >= ProofMicroseconds;
        }
    }
}
