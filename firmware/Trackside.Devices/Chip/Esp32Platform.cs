using nanoFramework.Hardware.Esp32;
using Trackside.Core;

namespace Trackside.Devices
{
    /// <summary>The chip under the box. Any thread.</summary>
    public sealed class Esp32Platform : IPlatform
    {
        /// <inheritdoc/>
        public long FreeMemory
        {
            get
            {
                NativeMemory.GetMemoryInfo(NativeMemory.MemoryType.All, out uint total, out uint free, out uint largest);
                return free;
            }
        }

        /// <inheritdoc/>
        public long Now
        {
            get { return (long)HighResTimer.GetCurrent(); }
        }
    }
}
