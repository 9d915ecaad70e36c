namespace Trackside.Core
{
    /// <summary>
    /// The permit: an output the loop turns round every 50 ms, which an external watchdog needs to feed whatever permits (green lamp, direction arrows, the
    /// pit exit's green). It runs only while somebody needs it and nobody refuses; a loop that stands still stops it by standing still. One a box; loop only;
    /// allocates nothing.
    /// </summary>
    public sealed class PermitOutput
    {
        /// <summary>Asker and refuser: the post's flag.</summary>
        public const int Post = 1 << 0;

        /// <summary>Asker and refuser: the direction sign.</summary>
        public const int Sign = 1 << 1;

        /// <summary>Refuser: the guard.</summary>
        public const int Guard = 1 << 2;

        /// <summary>Time between two turns, in microseconds: 10 Hz. The external watchdog lets go 500 ms after the last.</summary>
        public const long HalfPeriod = 50000;

        /// <summary>Whether the box has a permit output that nobody refused at the last step: only then may anything that permits be driven. A field:
        /// every tick of a post reads it, and a property would cost a call.</summary>
        public bool IsAvailable;

        private readonly IPermit port;
        private int wanted;
        private int refused;
        private long nextAt;
        private bool isRunning;

        /// <summary>Makes a permit that stands still.</summary>
        /// <param name="port">The output; null where the box has none: then nothing is permitted.</param>
        public PermitOutput(IPermit port)
        {
            this.port = port;
            IsAvailable = port != null;
        }

        /// <summary>Whether it ran at the last step.</summary>
        public bool IsRunning { get { return isRunning; } }

        /// <summary>Who refuses it: bits of the askers and refusers above.</summary>
        public int Refused { get { return refused; } }

        /// <summary>Says whether one asker shows something that permits.</summary>
        public void Want(int who, bool isWanted)
        {
            wanted = isWanted ? wanted | who : wanted & ~who;
        }

        /// <summary>Says whether one refuser forbids it.</summary>
        public void Refuse(int who, bool isRefused)
        {
            refused = isRefused ? refused | who : refused & ~who;
        }

        /// <summary>Turns the output round when it is time. Called last in every tick.</summary>
        /// <param name="now">Monotonic microseconds.</param>
        /// <param name="isGuardTripped">Whether the guard has latched.</param>
        /// <returns>Whether it runs.</returns>
        public bool Step(long now, bool isGuardTripped)
        {
            refused = isGuardTripped ? refused | Guard : refused & ~Guard;
            IsAvailable = refused == 0 && port != null;
            isRunning = wanted != 0 && IsAvailable;
            if (isRunning && now >= nextAt)
            {
                nextAt = now + HalfPeriod;
                port.Toggle();
            }

            return isRunning;
        }
    }
}
