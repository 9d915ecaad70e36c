using System.Text;
using Trackside.Core;

namespace NFUnitTest
{
    /// <summary>The far end of a serial cable: what a technician reads.</summary>
    internal sealed class FakeCable : IByteSink
    {
        /// <summary>Everything that came.</summary>
        internal string Text = string.Empty;

        /// <summary>Whether the line fails.</summary>
        internal bool IsBroken { get; set; }

        public bool Write(byte[] source, int count)
        {
            if (IsBroken)
            {
                return false;
            }

            Text = Text + Encoding.UTF8.GetString(source, 0, count);
            return true;
        }
    }
}
