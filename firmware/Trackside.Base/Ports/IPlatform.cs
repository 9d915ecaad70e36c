namespace Trackside.Core
{
    /// <summary>What the box knows of the chip under it. Called by the loop only.</summary>
    public interface IPlatform
    {
        /// <summary>The chip's free memory, in bytes.</summary>
        long FreeMemory { get; }

        /// <summary>Monotonic microseconds now: only to measure how long something took.</summary>
        long Now { get; }

        /// <summary>Restarts the chip. Does not return on the device.</summary>
        void Reboot();
    }
}
