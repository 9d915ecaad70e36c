using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>Tells who the box is and how it is: <c>state</c> at once on a change, <c>health</c> every five seconds, and the status light. Loop only.</summary>
    public sealed class Reporter
    {
        private const long HealthMicroseconds = 5000000;

        private readonly Box box;
        private readonly BoxParts parts;
        private readonly StateMessage state = new StateMessage();
        private readonly HealthMessage health = new HealthMessage();
        private readonly StatusLight light;
        private readonly ChangeLog changes;
        private readonly Strain strain = new Strain();
        private string toldTrouble;
        private long toldAlarms;
        private long toldEpoch;
        private bool isTold;
        private long healthAt;
        private long startedAt = -1;

        /// <summary>Makes the reporter of a box.</summary>
        public Reporter(BoxParts parts, Box box)
        {
            this.parts = parts;
            this.box = box;
            light = new StatusLight(parts.Lamps);
            changes = new ChangeLog(parts.Journal);
        }

        /// <summary>The state is to be told again.</summary>
        public void TellAnew()
        {
            isTold = false;
            healthAt = 0;
        }

        /// <summary>Reports what is due.</summary>
        public void Step(long now)
        {
            startedAt = startedAt < 0 ? now : startedAt;
            if (strain.IsDue(now))
            {
                strain.Look(now, box.Supervisor.TickMax, parts.Platform.FreeMemory, DroppedByRings());
            }

            string trouble = Trouble(now);
            long alarms = AlarmsAt(now);
            bool up = box.Link.State == LinkState.Up;
            bool hasBus = (alarms & Alarm.BusFailed) == 0;
            light.Step(up && trouble == null && hasBus ? StatusLight.Ready : StatusLight.Trouble, now);
            changes.Step(now, alarms, up, box.Supervisor);
            if (!up)
            {
                return;
            }

            long epoch = box.Epoch;
            if (!isTold || trouble != toldTrouble || alarms != toldAlarms || epoch != toldEpoch)
            {
                isTold = TellState(trouble, alarms, epoch);
                toldEpoch = epoch;
                toldTrouble = trouble;
                toldAlarms = alarms;
            }

            if (now >= healthAt && TellHealth(now))
            {
                healthAt = now + HealthMicroseconds;
            }
        }

        private string Trouble(long now)
        {
            for (int i = 0; i < box.RoleCount; i++)
            {
                string trouble = box.RoleAt(i).Trouble;
                if (trouble != null)
                {
                    return trouble;
                }
            }

            return parts.Trust.IsDamaged ? "keys-damaged" : !parts.IsBootKept ? "storage-failed" : box.Clock.IsSynced(now) ? null : "clock-unsynced";
        }

        /// <summary>Every alarm that stands: bits of <see cref="Alarm"/>.</summary>
        /// <param name="now">Monotonic microseconds.</param>
        public long AlarmsAt(long now)
        {
            long alarms = box.Clock.AlarmsAt(now) | parts.Trust.AlarmsAt(now) | strain.Alarms;
            alarms |= parts.IsBootKept ? Alarm.None : Alarm.StorageFailed;
            alarms |= box.Bus == null ? Alarm.None : box.Bus.Alarms;
            alarms |= parts.Store == null ? Alarm.None : parts.Store.Alarms;
            for (int i = 0; i < box.RoleCount; i++)
            {
                alarms |= box.RoleAt(i).Alarms;
            }

            return alarms;
        }

        private bool TellState(string trouble, long alarms, long epoch)
        {
            BoxConfiguration configuration = parts.Configuration;
            state.Clear();
            state.SetChoice(StateMessage.State, (int)(trouble == null ? BoxState.Ready : BoxState.Fault));
            state.SetText(StateMessage.Reason, trouble);
            state.SetInteger(StateMessage.Boot, parts.Boot);
            state.SetText(StateMessage.Firmware, parts.Firmware);
            state.SetText(StateMessage.Board, configuration.Board);
            state.SetText(StateMessage.Roles, configuration.RoleNames);
            state.SetText(StateMessage.Configuration, configuration.Seal);
            state.SetInteger(StateMessage.Epoch, epoch);
            state.SetText(StateMessage.Route, configuration.Route);
            state.SetText(StateMessage.RouteHash, configuration.RouteHash);
            state.SetText(StateMessage.Alarms, AlarmNames.List(alarms, StateMessage.AlarmsLength));
            PutTrial(parts.Store);
            return box.Mail.Send(state);
        }

        private void PutTrial(ConfigurationStore store)
        {
            if (store != null && store.Version > 0)
            {
                state.SetInteger(StateMessage.Version, store.Version);
            }

            if (store != null && store.IsOnTrial)
            {
                state.SetFlag(StateMessage.Trial, true);
            }

            if (store != null && store.Rejected != null)
            {
                state.SetText(StateMessage.Rejected, store.Rejected);
                state.SetInteger(StateMessage.RejectedVersion, store.RejectedVersion);
                state.SetChoice(StateMessage.Why, (int)store.Why);
            }
        }

        private bool TellHealth(long now)
        {
            health.Clear();
            health.SetInteger(HealthMessage.Boot, parts.Boot);
            health.SetInteger(HealthMessage.Uptime, (now - startedAt) / 1000000);
            health.SetInteger(HealthMessage.Memory, parts.Platform.FreeMemory);
            health.SetInteger(HealthMessage.Reconnects, box.Link.Reconnects);
            health.SetInteger(HealthMessage.BadMessages, box.Mail.BadMessages + parts.Trust.Forged);
            health.SetInteger(HealthMessage.StaleMessages, box.Mail.StaleMessages);
            health.SetInteger(HealthMessage.Dropped, DroppedByRings() + (box.Timing == null ? 0 : box.Timing.Outbox.Refused));
            health.SetInteger(HealthMessage.Resets, box.Supervisor.Resets + box.Mail.Unencodable);
            health.SetInteger(HealthMessage.TickMax, box.Supervisor.TakeTickMax());
            PutClock(now);
            if (box.Bus != null && box.Bus.Battery.Millivolts >= 0)
            {
                health.SetInteger(HealthMessage.Battery, box.Bus.Battery.Millivolts);
            }

            PutTiming();
            return box.Mail.Send(health);
        }

        private int DroppedByRings()
        {
            int dropped = parts.Messages.Dropped + parts.Edges.Dropped + parts.Exchanges.Dropped + parts.LinkEvents.Dropped + box.Inputs.LostEdges;
            return dropped + (box.Post == null ? 0 : box.Post.Panel.Events.Dropped);
        }

        private void PutClock(long now)
        {
            bool synced = box.Clock.IsSynced(now);
            health.SetFlag(HealthMessage.Synced, synced);
            health.SetInteger(HealthMessage.ClockFailures, parts.ClockQuery.Failures);
            if (synced)
            {
                health.SetInteger(HealthMessage.Offset, box.Clock.LastOffset);
                health.SetInteger(HealthMessage.Drift, box.Clock.Drift);
                health.SetInteger(HealthMessage.Uncertainty, box.Clock.UncertaintyAt(now));
            }
        }

        private void PutTiming()
        {
            TimingRole timing = box.Timing;
            if (timing == null)
            {
                return;
            }

            health.SetInteger(HealthMessage.Queue, timing.Outbox.Depth);
            health.SetInteger(HealthMessage.Oldest, timing.Outbox.Oldest);
            health.SetInteger(HealthMessage.Newest, timing.Outbox.Newest);
            health.SetInteger(HealthMessage.BadFrames, timing.BadInputs);
            if (timing.Noise >= 0)
            {
                health.SetInteger(HealthMessage.Noise, timing.Noise);
            }

            PutKept(timing);
        }

        private void PutKept(TimingRole timing)
        {
            if (timing.Damaged > 0)
            {
                health.SetInteger(HealthMessage.Damaged, timing.Damaged);
            }

            if (timing.History != null && timing.History.Boot > 0)
            {
                health.SetInteger(HealthMessage.HeldBoot, timing.History.Boot);
                health.SetInteger(HealthMessage.Backlog, timing.History.Depth);
            }
        }
    }
}
