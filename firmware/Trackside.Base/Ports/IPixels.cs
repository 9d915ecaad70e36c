namespace Trackside.Core
{
    /// <summary>The data line of a pixel panel. Loop only.</summary>
    public interface IPixels
    {
        /// <summary>Whether the last transmission is over: only then may the next begin, or the whole runtime would wait for it.</summary>
        bool IsIdle { get; }

        /// <summary>Begins to send; returns at once.</summary>
        /// <param name="items">What <c>PixelEncoder</c> made.</param>
        void Send(byte[] items);
    }
}
