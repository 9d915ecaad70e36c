using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>What happened to buttons, oldest first, until it is told. Loop only; allocates nothing.</summary>
    public sealed class ButtonEvents
    {
        /// <summary>Events kept; what is above is counted as dropped.</summary>
        public const int Most = 8;

        private readonly int[] buttons = new int[Most];
        private readonly ButtonEvent[] kinds = new ButtonEvent[Most];
        private readonly long[] times = new long[Most];
        private readonly bool[] counting = new bool[Most];
        private int count;

        /// <summary>Whether there is one.</summary>
        public bool Any { get { return count > 0; } }

        /// <summary>Events told so far, plus one.</summary>
        public int Seq { get; private set; } = 1;

        /// <summary>Events that found no room: the link was down for long.</summary>
        public int Dropped { get; private set; }

        /// <summary>The oldest one's button.</summary>
        public int Button { get { return buttons[0]; } }

        /// <summary>The oldest one's kind.</summary>
        public ButtonEvent Kind { get { return kinds[0]; } }

        /// <summary>The oldest one's time, in monotonic microseconds.</summary>
        public long Time { get { return times[0]; } }

        /// <summary>Whether the oldest one counts: with the key on, of a button that is not at fault.</summary>
        public bool Counts { get { return counting[0]; } }

        /// <summary>Keeps an event.</summary>
        public void Put(int button, ButtonEvent kind, bool counts, long now)
        {
            if (count == Most)
            {
                Dropped++;
                return;
            }

            buttons[count] = button;
            kinds[count] = kind;
            times[count] = now;
            counting[count] = counts;
            count++;
        }

        /// <summary>The oldest one was told.</summary>
        public void Told()
        {
            count--;
            Seq++;
            for (int i = 0; i < count; i++)
            {
                buttons[i] = buttons[i + 1];
                kinds[i] = kinds[i + 1];
                times[i] = times[i + 1];
                counting[i] = counting[i + 1];
            }
        }
    }
}
