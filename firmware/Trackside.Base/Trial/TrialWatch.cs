using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// Whether a box has come back with a configuration on trial: within 60 s of its start it was connected to the broker for 5 s at a stretch, and no role has failed.
    /// The MQTT library gives a message up after three tries of one second, and that begins the stretch anew: so 5 s mean that the broker took the box's <c>state</c>.
    /// That the broker is away just then also ends the trial: the old configuration is the safe one, and the new one may be given again.
    /// <code>
    /// connected    role failed   time          verdict
    /// 5 s or more  no            any           Confirm
    /// else                       under 60 s    Wait
    /// else                       60 s          GiveUp: role-failed where one has, else no-link
    /// </code>
    /// A wrong time server is no reason: the box is reached, permits nothing, and says so. Pure but for its start.
    /// </summary>
    public sealed class TrialWatch
    {
        /// <summary>Time a box has to come back, in microseconds (60 s).</summary>
        public const long LimitMicroseconds = 60000000;

        /// <summary>Time the connection must hold, in microseconds (5 s).</summary>
        public const long SteadyMicroseconds = 5000000;

        private readonly long startedAt;

        /// <summary>Begins to watch.</summary>
        /// <param name="now">Monotonic microseconds.</param>
        public TrialWatch(long now)
        {
            startedAt = now;
        }

        /// <summary>Why it gave up.</summary>
        public RollbackReason Why { get; private set; }

        /// <summary>Looks.</summary>
        /// <param name="isUp">Whether the broker is connected.</param>
        /// <param name="steadySince">Since when without a message given up.</param>
        /// <param name="hasRoleFailed">Whether the program of a role failed.</param>
        /// <param name="now">Monotonic microseconds.</param>
        public TrialVerdict Step(bool isUp, long steadySince, bool hasRoleFailed, long now)
        {
            if (isUp && !hasRoleFailed && now - steadySince >= SteadyMicroseconds)
            {
                return TrialVerdict.Confirm;
            }

            if (now - startedAt < LimitMicroseconds)
            {
                return TrialVerdict.Wait;
            }

            Why = hasRoleFailed ? RollbackReason.RoleFailed : RollbackReason.NoLink;
            return TrialVerdict.GiveUp;
        }
    }
}
