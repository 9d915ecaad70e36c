using System;

using Trackside.Core;

namespace NFUnitTest
{
    /// <summary>A role that counts how often it had to fail safe.</summary>
    internal sealed class FakeRole : IRole
    {
        public long Alarms { get { return Trackside.Messages.Alarm.None; } }

        public bool IsClosed(long now)
        {
            return true;
        }

        public string Trouble { get { return string.Empty; } }

        internal int Failures { get; private set; }

        internal bool ThrowsInFailSafe { get; set; }

        public void Step(long now)
        {
        }

        public void Take(Inbound inbound, long now)
        {
        }

        public void TellAnew()
        {
        }

        public void FailSafe()
        {
            Failures++;
            if (ThrowsInFailSafe)
            {
                throw new InvalidOperationException("second");
            }
        }
    }
}
