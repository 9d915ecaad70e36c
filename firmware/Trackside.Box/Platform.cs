using nanoFramework.Hardware.Esp32;
using nanoFramework.Runtime.Native;
using Trackside.Core;

namespace Trackside.Box
{
    /// <summary>The chip, as Core sees it. Loop only.</summary>
    public sealed class Platform : IPlatform
    {
        /// <inheritdoc/>
        public long FreeMemory
        {
            get
            {
                uint total;
                uint free;
                uint largest;
                NativeMemory.GetMemoryInfo(NativeMemory.MemoryType.All, out total, out free, out largest);
                return free;
            }
        }

        /// <inheritdoc/>
        public long Now { get { return (long)HighResTimer.GetCurrent(); } }

        /// <inheritdoc/>
        public void Reboot()
        {
            Power.RebootDevice();
        }
    }
}
