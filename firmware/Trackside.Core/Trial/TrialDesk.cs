using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>Leads a box through the trial of its configuration; made only while it is on trial, stepped every 100 ms. Loop only.</summary>
    public sealed class TrialDesk
    {
        private readonly BoxParts parts;
        private readonly Box box;
        private readonly TrialWatch watch;

        /// <summary>Begins the trial of a box that has just started.</summary>
        public TrialDesk(BoxParts parts, Box box)
        {
            this.parts = parts;
            this.box = box;
            watch = new TrialWatch(parts.Platform.Now);
        }

        /// <summary>Looks whether the box has come back. Where it has not in time, the box restarts.</summary>
        /// <returns>Whether the trial goes on.</returns>
        public bool Step(long now)
        {
            bool isUp = box.Link.State == LinkState.Up;
            bool hasFailed = (box.AlarmsAt(now) & Alarm.RoleFailed) != Alarm.None;
            TrialVerdict verdict = watch.Step(isUp, box.Link.SteadySince, hasFailed, now);
            ConfigurationStore store = parts.Store;
            if (verdict == TrialVerdict.GiveUp)
            {
                GiveUp(parts, watch.Why, now);
                return false;
            }

            if (verdict == TrialVerdict.Wait || !store.Confirm())
            {
                return true;
            }

            parts.Journal.Add(now, "configuration " + store.Version.ToString() + " confirmed");
            if (box.IsCircuitClosed(now))
            {
                // Else the next start does it: no long write while vehicles run.
                store.Settle();
            }

            return false;
        }

        /// <summary>Gives the configuration up and restarts the box with the one before.</summary>
        public static void GiveUp(BoxParts parts, RollbackReason why, long now)
        {
            parts.Journal.Add(now, "configuration " + parts.Store.Version.ToString() + " given up: " + RollbackReasons.Of(why));
            parts.Store.RollBack(why);
            parts.Journal.Keep(parts.Storage);
            parts.Platform.Reboot();
        }
    }
}
