using Trackside.Core;

namespace NFUnitTest
{
    /// <summary>A data line that remembers what was sent.</summary>
    internal sealed class FakePixels : IPixels
    {
        /// <summary>Whether the next may begin.</summary>
        internal bool Idle = true;

        /// <summary>How often something was sent.</summary>
        internal int Count;

        /// <summary>What was sent last.</summary>
        internal byte[] Last = new byte[0];

        public bool IsIdle { get { return Idle; } }

        public void Send(byte[] items)
        {
            Count++;
            Last = items;
        }
    }
}
