namespace Trackside.Core
{
    /// <summary>One of the things a box does. Loop only.</summary>
    public interface IRole
    {
        /// <summary>What keeps the role from being ready, as a reason code for <c>state</c>; null for nothing.</summary>
        string Trouble { get; }

        /// <summary>Standing alarms: bits of <see cref="Messages.Alarm"/>.</summary>
        long Alarms { get; }

        /// <summary>Whether what the role guards is closed: only then may a technician disturb it. A role that guards nothing says true.</summary>
        /// <param name="now">Monotonic microseconds.</param>
        bool IsClosed(long now);

        /// <summary>Does what is due.</summary>
        /// <param name="now">Monotonic microseconds.</param>
        void Step(long now);

        /// <summary>Takes a message; one that is not the role's is passed over.</summary>
        void Take(Inbound inbound, long now);

        /// <summary>The link is new, or a message was given up: what the role last told must be told again.</summary>
        void TellAnew();

        /// <summary>The role's program failed: only what restricts may stay. Must not throw.</summary>
        void FailSafe();
    }
}
