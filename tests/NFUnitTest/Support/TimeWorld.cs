using Trackside.Core;

namespace NFUnitTest
{
    /// <summary>
    /// A box's crystal, a true UTC, and time servers reached through a network whose delays are drawn from a seed. Monotonic time runs in
    /// steps of 10 ms of the chip; the chip is slow by so many parts per thousand million.
    /// </summary>
    internal sealed class TimeWorld
    {
        internal const long Second = 1000000;
        internal const long Minute = 60 * Second;
        internal const long Hour = 60 * Minute;

        internal readonly ClockModel Clock;

        // By server: what it is wrong by, what it says of itself, and whether it answers.
        internal readonly long[] Error = new long[2];
        internal readonly int[] Leap = new int[2];
        internal readonly bool[] IsSilent = new bool[2];

        private readonly int servers;
        private readonly Exchange exchange = new Exchange();
        private uint seed;
        private long drifted;

        internal TimeWorld(int servers, uint seed)
        {
            this.servers = servers;
            this.seed = seed;
            Clock = new ClockModel(servers);
            Now = 5 * Second;
            Least = 200;
            Jitter = 800;
            Largest = 0;
        }

        /// <summary>Monotonic microseconds.</summary>
        internal long Now { get; private set; }

        /// <summary>How much faster UTC runs than the chip, in ppb.</summary>
        internal long Rate { get; set; }

        /// <summary>Shortest way, in microseconds.</summary>
        internal int Least { get; set; }

        /// <summary>Up to this much longer, by chance.</summary>
        internal int Jitter { get; set; }

        /// <summary>What every way back takes longer.</summary>
        internal int Asymmetry { get; set; }

        /// <summary>The largest error seen beside the uncertainty: over 0 where the truth was outside.</summary>
        internal long Largest { get; private set; }

        /// <summary>True UTC of now.</summary>
        internal long Utc { get { return UtcOf(Now); } }

        /// <summary>How far the clock is off now.</summary>
        internal long Off { get { return Clock.ToUtc(Now) - Utc; } }

        /// <summary>Moves UTC against the chip, as a leap second does.</summary>
        internal void StepTruth(long by)
        {
            drifted += by * Crystal.Billion;
        }

        /// <summary>Lets time pass; the servers are asked every 4 s.</summary>
        internal void Run(long microseconds)
        {
            for (long end = Now + microseconds; Now < end;)
            {
                Clock.Refresh(Now);
                for (int i = 0; i < servers; i++)
                {
                    if (!IsSilent[i])
                    {
                        Ask(i);
                    }
                }

                if (Clock.UncertaintyAt(Now) < long.MaxValue)
                {
                    long off = Off < 0 ? -Off : Off;
                    long outside = off - Clock.UncertaintyAt(Now);
                    Largest = outside > Largest ? outside : Largest;
                }

                Pass((4 * Second) - (Now % 1000));
            }
        }

        /// <summary>A number below a bound.</summary>
        internal int Draw(int bound)
        {
            // Numerical Recipes' generator; the high bits are the better ones.
            seed = (seed * 1664525) + 1013904223;
            return bound > 0 ? (int)((seed >> 8) % (uint)bound) : 0;
        }

        private void Ask(int server)
        {
            long sent = Now;
            Pass(Least + Draw(Jitter));
            long there = Utc + Error[server];
            Pass(Least + Draw(Jitter) + Asymmetry);
            exchange.Set(sent, there, there, Now);
            exchange.Server = server;
            exchange.Leap = Leap[server];
            exchange.Distance = 4;
            Clock.Take(exchange, Now);
        }

        private void Pass(long microseconds)
        {
            Now += microseconds;
            drifted += microseconds * Rate;
        }

        private long UtcOf(long now)
        {
            return Clocks.Utc + now + (drifted / Crystal.Billion);
        }
    }
}
