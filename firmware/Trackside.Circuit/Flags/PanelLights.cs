using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// The small lights of a marshal's panel, as bits: what this post shows, what its neighbours show, and how the box is. Pure; any thread.
    /// <code>
    /// group    bits      red         yellow                                green
    /// own      0 to 2    Red         neutralisations, yellows, fault       Green
    /// before   3 to 5    the same of the post before in the running direction
    /// after    6 to 8    the same of the post after
    /// </code>
    /// A group stays dark while nothing is to be shown; red and yellow together mean that the post has not proved what it shows, or is lost.
    /// </summary>
    public static class PanelLights
    {
        /// <summary>First bit of this post's own group.</summary>
        public const int Own = 0;

        /// <summary>First bit of the group of the post before.</summary>
        public const int Before = 3;

        /// <summary>First bit of the group of the post after.</summary>
        public const int After = 6;

        /// <summary>Race control is fresh; flashing at 1 Hz: it is about to take the marshal's request over.</summary>
        public const int Link = 1 << 9;

        /// <summary>A lamp, a button or the guard needs a technician.</summary>
        public const int Fault = 1 << 10;

        /// <summary>The key is on: the buttons count.</summary>
        public const int Enabled = 1 << 11;

        private const int RedBit = 1;
        private const int YellowBit = 2;
        private const int GreenBit = 4;

        /// <summary>The bits of a group.</summary>
        /// <param name="aspect">What a post shows.</param>
        /// <param name="isSure">Whether it is proved.</param>
        /// <param name="group">First bit of the group.</param>
        public static int Of(Aspect aspect, bool isSure, int group)
        {
            int bits = aspect == Aspect.Green ? GreenBit
                : aspect >= Aspect.Red ? RedBit
                : aspect >= Aspect.Slippery ? YellowBit : 0;
            return (isSure || aspect < Aspect.Slippery ? bits : RedBit | YellowBit) << group;
        }

        /// <summary>The bits of a neighbour's group; none for a neighbour that is not there or was never heard.</summary>
        public static int Of(Neighbour neighbour, int group, long now)
        {
            return neighbour == null || !neighbour.IsHeard ? 0 : Of(neighbour.Applied, !neighbour.IsUnproved(now), group);
        }
    }
}
