using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// The start of a rally stage: one vehicle at a time, counted in at the start and out at the finish. The start post rests on red.
    ///
    /// | state | event | outcome |
    /// |---|---|---|
    /// | any | start asked: the stage is red, the start post is not on red, a start is under way | refused |
    /// | closed | start asked: the stage is occupied, or nobody knows whether it is | refused, unless it is allowed by name |
    /// | closed | start asked, else | countdown: yellow for <see cref="CountdownMicroseconds"/> |
    /// | countdown | its time is over | go: green |
    /// | countdown | a vehicle crosses the start | closed: red; false start; it is on the stage |
    /// | go | a vehicle crosses the start | closed: red; it is on the stage; a false start where it crossed before the green |
    /// | go | nobody crosses for <see cref="GoMicroseconds"/> | closed: red |
    /// | countdown, go | the stage turns red, or race control asks something else of the start post | closed: red, or what control asks |
    /// | closed | a vehicle crosses the start while the start post is red | false start; it is on the stage |
    /// | any | a vehicle crosses the finish (A or B) | off the stage; the second loop of a pair is of the same vehicle |
    /// | any | a second vehicle is on the stage that nobody allowed | alarm until one is left |
    /// | reboot | | closed; nobody knows whether the stage is occupied until race control says it is clear |
    /// Pure: no clock, no messages. Loop only; allocates nothing.
    /// </summary>
    public sealed class StageStart
    {
        /// <summary>Length of the countdown, in microseconds.</summary>
        public const long CountdownMicroseconds = 5000000;

        /// <summary>How long green waits for the vehicle, in microseconds.</summary>
        public const long GoMicroseconds = 30000000;

        /// <summary>How long the alarm of a false start stands, in microseconds.</summary>
        public const long AlarmMicroseconds = 60000000;

        /// <summary>Crossings of finish A and B closer than this are of one vehicle, in microseconds: the loops lie a few metres apart.</summary>
        public const long FinishPairMicroseconds = 5000000;

        private int allowed;
        private int lastFinish = -1;
        private long lastFinishUtc;
        private long changesAt;
        private long falseAt = long.MinValue / 2;

        /// <summary>Where the start stands.</summary>
        public StageState State { get; private set; }

        /// <summary>Vehicles on the stage, as far as is known.</summary>
        public int OnStage { get; private set; }

        /// <summary>Whether the count can be trusted: race control has said once that the stage is clear.</summary>
        public bool IsKnown { get; private set; }

        /// <summary>Vehicles that crossed the start before their green.</summary>
        public int FalseStarts { get; private set; }

        /// <summary>Why the last start was refused.</summary>
        public RefusalReason Reason { get; private set; }

        /// <summary>UTC from which green was shown, in microseconds since 1970; 0 where it is not.</summary>
        public long GreenUtc { get; private set; }

        /// <summary>What the start post is to show.</summary>
        public Aspect Shown
        {
            get { return State == StageState.Go ? Aspect.Green : State == StageState.Countdown ? Aspect.Yellow : Aspect.Red; }
        }

        /// <summary>What a technician and race control must know: bits of <see cref="Alarm"/>.</summary>
        public long AlarmsAt(long now)
        {
            long alarms = OnStage > 1 && OnStage > allowed ? Alarm.StageSecondVehicle : Alarm.None;
            return alarms | (now - falseAt < AlarmMicroseconds ? Alarm.StageFalseStart : Alarm.None);
        }

        /// <summary>Race control asks for a start.</summary>
        /// <param name="isAllowed">Whether it may be a second vehicle.</param>
        /// <param name="isStageRed">Whether any other post of the stage is asked for red.</param>
        /// <param name="asked">What is asked of the start post.</param>
        /// <param name="now">Monotonic microseconds.</param>
        /// <returns>False where it is refused: see <see cref="Reason"/>.</returns>
        public bool Ask(bool isAllowed, bool isStageRed, Aspect asked, long now)
        {
            if (State != StageState.Closed || asked != Aspect.Red)
            {
                Reason = RefusalReason.WrongState;
                return false;
            }

            if (isStageRed)
            {
                Reason = RefusalReason.StageRed;
                return false;
            }

            if (!isAllowed && (OnStage > 0 || !IsKnown))
            {
                Reason = RefusalReason.StageOccupied;
                return false;
            }

            allowed = isAllowed ? OnStage + 1 : 1;
            State = StageState.Countdown;
            changesAt = now + CountdownMicroseconds;
            return true;
        }

        /// <summary>Race control says that the stage is clear: its marshals have looked.</summary>
        public void Clear()
        {
            OnStage = 0;
            allowed = 0;
            IsKnown = true;
        }

        /// <summary>Looks at the time and at what control asks of the posts meanwhile.</summary>
        /// <param name="now">Monotonic microseconds.</param>
        /// <param name="utc">The same in UTC.</param>
        /// <param name="isStageRed">Whether any other post of the stage is asked for red.</param>
        /// <param name="asked">What is asked of the start post.</param>
        /// <returns>Whether <see cref="Shown"/> changed and is to be asked of the start post.</returns>
        public bool Step(long now, long utc, bool isStageRed, Aspect asked)
        {
            if (State == StageState.Closed)
            {
                return false;
            }

            if (asked != Shown)
            {
                // Race control's own word at the start post goes before.
                Close();
                return false;
            }

            if (isStageRed || (State == StageState.Go && now >= changesAt))
            {
                Close();
                return true;
            }

            if (now < changesAt)
            {
                return false;
            }

            State = StageState.Go;
            GreenUtc = utc;
            changesAt = now + GoMicroseconds;
            return true;
        }

        /// <summary>A vehicle crossed the start.</summary>
        /// <param name="utc">When, at the latest, in microseconds since 1970 UTC.</param>
        /// <param name="asked">What is asked of the start post.</param>
        /// <param name="now">Monotonic microseconds.</param>
        /// <returns>Whether <see cref="Shown"/> changed.</returns>
        public bool CrossStart(long utc, Aspect asked, long now)
        {
            OnStage++;
            bool isFree = State == StageState.Closed ? asked != Aspect.Red : State == StageState.Go && utc >= GreenUtc;
            if (!isFree)
            {
                FalseStarts++;
                falseAt = now;
            }

            bool wasOpen = State != StageState.Closed;
            Close();
            return wasOpen;
        }

        /// <summary>A vehicle crossed a loop of the finish.</summary>
        /// <param name="finish">Number of the loop.</param>
        /// <param name="utc">When, in microseconds since 1970 UTC.</param>
        public void CrossFinish(int finish, long utc)
        {
            long apart = utc > lastFinishUtc ? utc - lastFinishUtc : lastFinishUtc - utc;
            bool isSame = lastFinish >= 0 && finish != lastFinish && apart < FinishPairMicroseconds;
            lastFinish = isSame ? -1 : finish;
            lastFinishUtc = utc;
            OnStage -= isSame || OnStage == 0 ? 0 : 1;
        }

        private void Close()
        {
            State = StageState.Closed;
            GreenUtc = 0;
        }
    }
}
