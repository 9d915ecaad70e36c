using nanoFramework.Hardware.Esp32;
using nanoFramework.Runtime.Native;
using Trackside.Core;

namespace Trackside.Box
{
    /// <summary>The chip, as Core sees it. Loop only.</summary>
    public sealed class Platform : IPlatform
    {
        private uint heapFree = uint.MaxValue;

        /// <inheritdoc/>
        public long FreeMemory
        {
            get
            {
                uint total;
                uint free;
                uint largest;
                NativeMemory.GetMemoryInfo(NativeMemory.MemoryType.All, out total, out free, out largest);
                return free < heapFree ? free : heapFree;
            }
        }

        /// <summary>
        /// Collects, and keeps how much the managed heap has left. Once, when the box stands: it allocates hardly anything afterwards, and the chip's
        /// own figure says nothing of this heap, which the runtime takes in one block when it starts.
        /// </summary>
        public void MeasureHeap()
        {
            heapFree = nanoFramework.Runtime.Native.GC.Run(false);
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
