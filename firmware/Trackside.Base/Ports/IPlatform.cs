namespace Trackside.Core
{
    /// <summary>What the box knows of the chip under it. Called by the loop only.</summary>
    public interface IPlatform
    {
        /// <summary>Free memory in bytes: the chip's own, or what the managed heap had left when the box stood, whichever is less.</summary>
        long FreeMemory { get; }

        /// <summary>Monotonic microseconds now: only to measure how long something took.</summary>
        long Now { get; }

        /// <summary>Restarts the chip. Does not return on the device.</summary>
        void Reboot();
    }
}
