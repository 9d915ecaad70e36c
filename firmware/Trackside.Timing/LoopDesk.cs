using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// Every loop of a timing box: steps what watches them, marks the crossings, and raises the alarms. What is found in an instant stands as
    /// an alarm for <see cref="HoldMicroseconds"/>; a wrong way for <see cref="WrongWayMicroseconds"/>. Loop only; allocates nothing after
    /// the constructor.
    /// </summary>
    public sealed class LoopDesk : ICrossingSink
    {
        /// <summary>How long an instant's alarm stands, in microseconds.</summary>
        public const long HoldMicroseconds = 60000000;

        /// <summary>How long a vehicle on the wrong way is told of, in microseconds: what it may take to the next loop or a marshal to act.</summary>
        public const long WrongWayMicroseconds = 20000000;

        private readonly LoopWatch[] watches;
        private readonly LoopMonitor[] monitors;
        private readonly PairWatch[] pairs;
        private readonly HeldAlarms held = new HeldAlarms();
        private readonly DecoderSource decoder;
        private readonly TimeMarkSource gnss;
        private ICrossingSink told;
        private long checkAt;
        private long now;
        private long wrongWayUntil;
        private int badBefore;
        private int troubleBefore;
        private int lostBefore;
        private int onTest = -1;

        /// <summary>Puts the desk together.</summary>
        /// <param name="watches">The loops.</param>
        /// <param name="configuration">Their gaps and pairs.</param>
        /// <param name="pulses">Hardware counters; null for none.</param>
        public LoopDesk(LoopWatch[] watches, BoxConfiguration configuration, IPulseCounters pulses)
        {
            this.watches = watches;
            monitors = new LoopMonitor[watches.Length];
            for (int i = 0; i < watches.Length; i++)
            {
                monitors[i] = new LoopMonitor(watches[i], configuration.MinGapMicroseconds, pulses);
                for (int source = 0; source < watches[i].SourceCount; source++)
                {
                    decoder = watches[i].SourceAt(source) as DecoderSource ?? decoder;
                    gnss = watches[i].SourceAt(source) as TimeMarkSource ?? gnss;
                }
            }

            pairs = new PairWatch[configuration.Pairs.Length];
            for (int i = 0; i < pairs.Length; i++)
            {
                pairs[i] = new PairWatch(configuration.Pairs[i]);
            }

            Route = new RunningRoute(configuration.Routes.Names, configuration.Route);
        }

        /// <summary>Which way the circuit runs.</summary>
        public RunningRoute Route { get; }

        /// <summary>How many loops there are.</summary>
        public int Count { get { return watches.Length; } }

        /// <summary>The decoder; null for none.</summary>
        public DecoderSource Decoder { get { return decoder; } }

        /// <summary>The GNSS receiver's time mark; null for none.</summary>
        public TimeMarkSource Gnss { get { return gnss; } }

        /// <summary>Alarms that stood at the last check: bits of <see cref="Alarm"/>.</summary>
        public long Alarms { get; private set; }

        /// <summary>Whether pairs need to know the running route.</summary>
        public bool HasPairs { get { return pairs.Length > 0; } }

        /// <summary>Vehicles that ran against the running direction.</summary>
        public int WrongWays { get; private set; }

        /// <summary>Damaged serial frames of all sources.</summary>
        public int BadInputs
        {
            get
            {
                int total = 0;
                for (int i = 0; i < watches.Length; i++)
                {
                    total += watches[i].BadInputs;
                }

                return total;
            }
        }

        /// <summary>The highest noise a source states; -1 where none does.</summary>
        public int Noise
        {
            get
            {
                int highest = Crossing.Unknown;
                for (int i = 0; i < watches.Length; i++)
                {
                    highest = watches[i].Noise > highest ? watches[i].Noise : highest;
                }

                return highest;
            }
        }

        /// <summary>One of the loops.</summary>
        public LoopWatch WatchOf(int loop)
        {
            return watches[loop];
        }

        /// <summary>What watches its line.</summary>
        public LoopMonitor MonitorOf(int loop)
        {
            return monitors[loop];
        }

        /// <summary>Whether a vehicle ran the wrong way a moment ago: what a post on this box shows by itself.</summary>
        public bool IsWrongWay(long at)
        {
            return at < wrongWayUntil;
        }

        /// <summary>A test has the line of a loop: nothing that happens on it is told until <see cref="Release"/>.</summary>
        public void Hold(int loop)
        {
            onTest = loop;
        }

        /// <summary>The test is over. What the hardware counter saw of it is not counted as missed.</summary>
        public void Release()
        {
            if (onTest >= 0)
            {
                monitors[onTest].Forgive();
                onTest = -1;
            }
        }

        /// <summary>Steps every loop and hands on its crossings.</summary>
        /// <returns>True where the alarms were looked at anew: ten times a second.</returns>
        public bool Step(long at, ICrossingSink sink)
        {
            now = at;
            told = sink;
            for (int i = 0; i < watches.Length; i++)
            {
                if (i != onTest)
                {
                    watches[i].Step(at, this);
                }
            }

            if (at < checkAt)
            {
                return false;
            }

            checkAt = at + LoopMonitor.CheckMicroseconds;
            Check();
            return true;
        }

        /// <inheritdoc/>
        public void Cross(Crossing crossing)
        {
            monitors[crossing.Loop].Mark(crossing);
            for (int i = 0; i < pairs.Length; i++)
            {
                pairs[i].Take(crossing, Route.Index);
            }

            if (crossing.IsWrongWay)
            {
                WrongWays++;
                wrongWayUntil = now + WrongWayMicroseconds;
                held.Raise(Alarm.WrongWay, wrongWayUntil);
                Alarms |= Alarm.WrongWay;
            }

            told.Cross(crossing);
        }

        private void Check()
        {
            long alarms = Alarm.None;
            int trouble = 0;
            for (int i = 0; i < watches.Length; i++)
            {
                LoopMonitor monitor = monitors[i];
                monitor.Check(now);
                alarms |= watches[i].Alarms;
                alarms |= monitor.IsStuck ? Alarm.LoopStuck : Alarm.None;
                alarms |= monitor.IsStorming ? Alarm.LoopStorm : Alarm.None;
                alarms |= monitor.IsNoisy ? Alarm.LoopNoise : Alarm.None;
                trouble += watches[i].Disagreements + watches[i].Audit.Missed + monitor.Miscounted;
                alarms |= watches[i].Audit.AnySilent ? Alarm.LoopDisagrees : Alarm.None;
            }

            alarms |= gnss != null && gnss.State != GnssState.Fix ? Alarm.GnssNoFix : Alarm.None;
            alarms |= decoder != null && decoder.IsSilent ? Alarm.DecoderSilent : Alarm.None;
            RaiseGrown(Alarm.LoopDisagrees, trouble + (gnss == null ? 0 : gnss.Missed), ref troubleBefore);
            RaiseGrown(Alarm.DecoderGap, decoder == null ? 0 : decoder.Gaps.Lost, ref lostBefore);
            RaiseGrown(Alarm.SerialDamaged, BadInputs, ref badBefore);
            Alarms = alarms | held.At(now);
        }

        private void RaiseGrown(long alarm, int count, ref int before)
        {
            if (count != before)
            {
                held.Raise(alarm, now + HoldMicroseconds);
                before = count;
            }
        }
    }
}
