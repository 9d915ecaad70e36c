using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>Writes into the log what changed since the last look: alarms that came and went, the link, faults inside. Allocates on changes only. Loop only.</summary>
    public sealed class ChangeLog
    {
        private readonly LogRing log;
        private long alarms;
        private bool wasUp;
        private int faults;

        /// <summary>Begins with nothing known.</summary>
        public ChangeLog(LogRing log)
        {
            this.log = log;
        }

        /// <summary>Looks.</summary>
        /// <param name="now">Monotonic microseconds.</param>
        /// <param name="standing">Alarms that stand.</param>
        /// <param name="isUp">Whether the link is up.</param>
        /// <param name="supervisor">Counts the faults inside.</param>
        public void Step(long now, long standing, bool isUp, Supervisor supervisor)
        {
            if (standing != alarms)
            {
                Tell(now, "alarm + ", standing & ~alarms);
                Tell(now, "alarm - ", alarms & ~standing);
                alarms = standing;
            }

            if (isUp != wasUp)
            {
                log.Add(now, isUp ? "link up" : "link down");
                wasUp = isUp;
            }

            if (supervisor.Resets != faults)
            {
                log.Add(now, "fault: " + supervisor.LastFault);
                faults = supervisor.Resets;
            }
        }

        private void Tell(long now, string sign, long which)
        {
            if (which != Alarm.None)
            {
                log.Add(now, sign + AlarmNames.List(which, LogRing.Longest));
            }
        }
    }
}
