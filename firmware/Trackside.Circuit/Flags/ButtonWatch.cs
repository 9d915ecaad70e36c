namespace Trackside.Core
{
    /// <summary>
    /// Finds buttons that no hand can be on. A button at fault counts for nothing until it has been at rest; what it asked for before stays.
    /// <code>
    /// state      event                                             next
    /// Good       held for 30 s                                     Stuck
    /// Good       more than 8 presses in 4 s                        Bouncing
    /// Good       moves for half a second without a rest            Bouncing
    /// Good       three or more buttons down together               Shorted (each of them)
    /// any fault  up, and at rest for 2 s                           Good
    /// </code>
    /// Loop only; allocates nothing.
    /// </summary>
    public sealed class ButtonWatch
    {
        /// <summary>Longest time a hand stays on a button, in microseconds.</summary>
        public const long StuckMicroseconds = 30000000;

        /// <summary>Window of the bounce count, in microseconds.</summary>
        public const long BounceMicroseconds = 4000000;

        /// <summary>Most presses in it.</summary>
        public const int MostPresses = 8;

        /// <summary>Longest time a contact moves under one press, in microseconds.</summary>
        public const long ChatterMicroseconds = 500000;

        /// <summary>Rest after which a button is trusted again, in microseconds.</summary>
        public const long RestMicroseconds = 2000000;

        /// <summary>Buttons down together that no marshal presses on purpose.</summary>
        public const int ShortedButtons = 3;

        private readonly long[] pressedAt = new long[Inputs.PanelCount];
        private readonly long[] changedAt = new long[Inputs.PanelCount];
        private readonly long[] windowAt = new long[Inputs.PanelCount];
        private readonly int[] presses = new int[Inputs.PanelCount];
        private int faults;

        /// <summary>The buttons at fault: bit n for button n.</summary>
        public int Faults { get { return faults; } }

        /// <summary>A button's debounced level changed. The key is no button.</summary>
        /// <param name="button">The button.</param>
        /// <param name="down">All that are down now, this one included.</param>
        /// <param name="now">Monotonic microseconds.</param>
        public void Changed(int button, int down, long now)
        {
            int bit = 1 << button;
            changedAt[button] = now;
            if ((down & bit) == 0)
            {
                return;
            }

            pressedAt[button] = now;
            if (now - windowAt[button] >= BounceMicroseconds)
            {
                windowAt[button] = now;
                presses[button] = 0;
            }

            presses[button]++;
            faults |= presses[button] > MostPresses ? bit : 0;
            int buttons = down & ~(1 << Inputs.EnableKey);
            faults |= Count(buttons) >= ShortedButtons ? buttons : 0;
        }

        /// <summary>A button moves, and has not come to rest: neither pressed nor let go. A key may be turned slowly.</summary>
        /// <param name="button">The button.</param>
        /// <param name="microseconds">For how long.</param>
        /// <param name="now">Monotonic microseconds.</param>
        public void Moves(int button, long microseconds, long now)
        {
            if (microseconds >= ChatterMicroseconds && button != Inputs.EnableKey)
            {
                faults |= 1 << button;
                changedAt[button] = now;
            }
        }

        /// <summary>A button was down when the box started.</summary>
        public void FoundDown(int button)
        {
            faults |= button == Inputs.EnableKey ? 0 : 1 << button;
        }

        /// <summary>Looks at the time: called now and then.</summary>
        /// <param name="down">The buttons that are down.</param>
        /// <param name="now">Monotonic microseconds.</param>
        public void Step(int down, long now)
        {
            int watched = (down | faults) & ~(1 << Inputs.EnableKey);
            for (int button = 0; watched != 0 && button < Inputs.PanelCount; button++)
            {
                int bit = 1 << button;
                if ((down & watched & bit) != 0)
                {
                    faults |= now - pressedAt[button] >= StuckMicroseconds ? bit : 0;
                }
                else if ((faults & bit) != 0 && now - changedAt[button] >= RestMicroseconds)
                {
                    faults &= ~bit;
                    presses[button] = 0;
                }
            }
        }

        private static int Count(int bits)
        {
            int count = 0;
            for (int left = bits; left != 0; left &= left - 1)
            {
                count++;
            }

            return count;
        }
    }
}
