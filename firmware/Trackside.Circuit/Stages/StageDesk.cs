using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// The stage of a control box: takes what race control asks and what the timing boxes tell, and asks the start post for its aspects.
    /// Every passing counts once, and none that was stored before a loss of power. Loop only; allocates nothing after the constructor.
    /// </summary>
    public sealed class StageDesk
    {
        private readonly StagePlan plan;
        private readonly PostReports reports;
        private readonly ClockModel clock;
        private readonly Mail mail;
        private readonly StageStart start = new StageStart();
        private readonly PassingOrder order;
        private readonly PassingMessage passing = new PassingMessage();
        private bool isChanged;
        private long steppedAt;

        /// <summary>Makes the desk of a configured stage.</summary>
        public StageDesk(StagePlan plan, PostReports reports, ClockModel clock, Mail mail)
        {
            this.plan = plan;
            this.reports = reports;
            this.clock = clock;
            this.mail = mail;
            order = new PassingOrder(plan.Timers.Length);
        }

        /// <summary>Whether the stage is what is driven: not while its road is part of another course.</summary>
        public bool IsDriven { get; set; } = true;

        /// <summary>The start.</summary>
        public StageStart Start { get { return start; } }

        /// <summary>What race control must know: bits of <see cref="Alarm"/>.</summary>
        public long Alarms { get { return start.AlarmsAt(steppedAt); } }

        /// <summary>Whether an operation is the stage's.</summary>
        public static bool IsFor(int operation)
        {
            return operation >= (int)ControlOperation.StageStart && operation <= (int)ControlOperation.StageClear;
        }

        /// <summary>Why the last request was refused.</summary>
        public RefusalReason Reason { get; private set; }

        /// <summary>Takes a request that is timely and no replay.</summary>
        /// <returns>False where it is refused: see <see cref="Reason"/>.</returns>
        public bool Ask(int operation, long now)
        {
            Reason = RefusalReason.NoStage;
            if (!IsDriven)
            {
                return false;
            }

            if (operation == (int)ControlOperation.StageClear)
            {
                start.Clear();
                return true;
            }

            bool isAllowed = operation == (int)ControlOperation.StageStartAllowed;
            bool isTaken = start.Ask(isAllowed, IsRed(), reports.Asked(plan.StartPost), now);
            Reason = start.Reason;
            if (isTaken)
            {
                Show();
            }

            return isTaken;
        }

        /// <summary>Takes a passing of one of the stage's timing boxes.</summary>
        public void Take(Inbound inbound, long now)
        {
            if (!mail.Read(inbound, passing))
            {
                return;
            }

            int timer = inbound.Index - Subscriptions.FirstTimer;
            bool isNews = order.IsNews(timer, passing.GetInteger(PassingMessage.Boot), passing.GetInteger(PassingMessage.Seq));
            bool isAgain = passing.GetFlag(PassingMessage.Historical) || passing.GetFlag(PassingMessage.Late) || passing.GetFlag(PassingMessage.ShortGap);
            if (!isNews || isAgain || !IsDriven)
            {
                return;
            }

            long utc = passing.Has(PassingMessage.Utc) ? passing.GetInteger(PassingMessage.Utc) : clock.ToUtc(now);
            if (Is(plan.Start))
            {
                // In doubt for the driver: the crossing may have been as late as it states.
                if (start.CrossStart(utc + passing.GetInteger(PassingMessage.Uncertainty), reports.Asked(plan.StartPost), now))
                {
                    Show();
                }

                return;
            }

            for (int i = 0; i < plan.Finishes.Length; i++)
            {
                if (Is(plan.Finishes[i]))
                {
                    start.CrossFinish(i, utc);
                    return;
                }
            }
        }

        /// <summary>Looks at the time.</summary>
        /// <returns>Whether something else is asked of the start post than at the last step.</returns>
        public bool Step(long now)
        {
            steppedAt = now;
            if (start.State != StageState.Closed && start.Step(now, clock.IsSynced(now) ? clock.ToUtc(now) : 0, IsRed(), reports.Asked(plan.StartPost)))
            {
                Show();
            }

            bool was = isChanged;
            isChanged = false;
            return was;
        }

        private void Show()
        {
            reports.Ask(plan.StartPost, start.Shown);
            isChanged = true;
        }

        // Red at the start post is its rest; red anywhere else is the stage's.
        private bool IsRed()
        {
            for (int post = 0; post < reports.Count; post++)
            {
                if (post != plan.StartPost && reports.Asked(post) == Aspect.Red)
                {
                    return true;
                }
            }

            return false;
        }

        private bool Is(byte[] name)
        {
            int length = passing.TextLength(PassingMessage.Loop);
            byte[] loop = passing.TextBytes(PassingMessage.Loop);
            int at = 0;
            while (length == name.Length && at < length && loop[at] == name[at])
            {
                at++;
            }

            return length == name.Length && at == length;
        }
    }
}
