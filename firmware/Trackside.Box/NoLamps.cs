using Trackside.Core;

namespace Trackside.Box
{
    /// <summary>The lamps of a box that does not know its board: no pin may be driven.</summary>
    public sealed class NoLamps : ILamps
    {
        /// <inheritdoc/>
        public void Set(int lamp, bool lit)
        {
            // On an unknown board any pin may be anything.
        }
    }
}
