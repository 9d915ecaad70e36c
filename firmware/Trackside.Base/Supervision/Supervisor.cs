using System;

namespace Trackside.Core
{
    /// <summary>
    /// Keeps account of what goes wrong inside a box. A role that throws fails safe: what it permits goes at once and does not come back
    /// before a reboot; its other work goes on. Loop only.
    /// </summary>
    public sealed class Supervisor
    {
        private readonly IPlatform platform;
        private long tickStart;

        /// <summary>Makes a supervisor with a clean sheet.</summary>
        public Supervisor(IPlatform platform)
        {
            this.platform = platform;
        }

        /// <summary>Exceptions caught.</summary>
        public int Resets { get; private set; }

        /// <summary>The last of them, for a technician; null for none.</summary>
        public string LastFault { get; private set; }

        /// <summary>Longest tick since <see cref="TakeTickMax"/>, in microseconds.</summary>
        public long TickMax { get; private set; }

        /// <summary>A role threw.</summary>
        public void Caught(IRole role, Exception fault)
        {
            Count(fault);
            try
            {
                role.FailSafe();
            }
            catch (Exception second)
            {
                Count(second);
            }
        }

        /// <summary>Something outside the roles threw.</summary>
        public void Count(Exception fault)
        {
            Resets++;
            LastFault = fault.Message;
        }

        /// <summary>A tick begins.</summary>
        public void TickBegins(long now)
        {
            tickStart = now;
        }

        /// <summary>The tick is over.</summary>
        public void TickEnds()
        {
            long took = platform.Now - tickStart;
            if (took > TickMax)
            {
                TickMax = took;
            }
        }

        /// <summary>The longest tick since the last call.</summary>
        public long TakeTickMax()
        {
            long longest = TickMax;
            TickMax = 0;
            return longest;
        }
    }
}
