using Trackside.Core;

namespace NFUnitTest
{
    /// <summary>A device on a bus that a test sets: what it reads, whether it answers, and how long a call takes.</summary>
    internal sealed class FakeBusDevice : IBusDevice
    {
        private readonly FakePlatform platform;

        internal FakeBusDevice(FakePlatform platform)
        {
            this.platform = platform;
        }

        /// <summary>What the next transfer reads; -1 writes what it is given and reads it back.</summary>
        internal int Reads { get; set; } = -1;

        /// <summary>What was written last.</summary>
        internal int Written { get; private set; }

        /// <summary>Whether nobody answers.</summary>
        internal bool IsMissing { get; set; }

        /// <summary>Whether the binding throws.</summary>
        internal bool Throws { get; set; }

        /// <summary>How long a call takes, in microseconds.</summary>
        internal long Takes { get; set; } = 500;

        /// <summary>Calls so far.</summary>
        internal int Calls { get; private set; }

        /// <summary>Calls of <see cref="Start"/>.</summary>
        internal int Starts { get; private set; }

        public bool Start()
        {
            Starts++;
            Spend();
            return !IsMissing;
        }

        public int Transfer(int value)
        {
            Spend();
            if (IsMissing)
            {
                return -1;
            }

            Written = value;
            return Reads < 0 ? value : Reads;
        }

        private void Spend()
        {
            Calls++;
            platform.Now += Takes;
            if (Throws)
            {
                throw new System.InvalidOperationException("bus");
            }
        }
    }
}
