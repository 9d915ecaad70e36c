using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// The marshal's buttons. An edge wakes a button; it is then read every 8 ms or more until two readings in a row agree, and only a change
    /// after that counts. Nothing counts while the key is off; a marshal's yellow stays when it is turned off. Loop only; allocates only
    /// while a button moves.
    /// </summary>
    public sealed class Panel
    {
        /// <summary>Buttons and the key: the first inputs.</summary>
        public const int Count = Inputs.EnableKey + 1;

        /// <summary>Events kept until they are told; what is above is counted as dropped.</summary>
        public const int MostEvents = 8;

        private const int StableSamples = 2;
        private const long SampleMicroseconds = 8000;
        private const long HoldMicroseconds = 1000000;

        private readonly InputBank inputs;
        private readonly bool[] down = new bool[Count];
        private readonly bool[] sampled = new bool[Count];
        private readonly int[] stable = new int[Count];
        private readonly long[] sampleAt = new long[Count];
        private readonly long[] holdAt = new long[Count];
        private readonly int[] eventButtons = new int[MostEvents];
        private readonly ButtonEvent[] eventKinds = new ButtonEvent[MostEvents];
        private readonly long[] eventTimes = new long[MostEvents];
        private int events;

        /// <summary>Makes a panel at rest. A button already down counts only once it was up.</summary>
        public Panel(InputBank inputs)
        {
            this.inputs = inputs;
            for (int i = 0; i < Count; i++)
            {
                down[i] = inputs.Level(i);
                stable[i] = StableSamples;
            }
        }

        /// <summary>What the marshal asks for; <see cref="Aspect.Dark"/> for nothing.</summary>
        public Aspect Request { get; private set; }

        /// <summary>Whether there is an event to tell.</summary>
        public bool HasEvent { get { return events > 0; } }

        /// <summary>Events told so far, plus one.</summary>
        public int Seq { get; private set; } = 1;

        /// <summary>Events that found no room: the link was down for long.</summary>
        public int Dropped { get; private set; }

        /// <summary>The oldest event's button.</summary>
        public int EventButton { get { return eventButtons[0]; } }

        /// <summary>The oldest event's kind.</summary>
        public ButtonEvent EventKind { get { return eventKinds[0]; } }

        /// <summary>The oldest event's time, in monotonic microseconds.</summary>
        public long EventTime { get { return eventTimes[0]; } }

        /// <summary>The oldest event was told.</summary>
        public void EventTold()
        {
            events--;
            Seq++;
            for (int i = 0; i < events; i++)
            {
                eventButtons[i] = eventButtons[i + 1];
                eventKinds[i] = eventKinds[i + 1];
                eventTimes[i] = eventTimes[i + 1];
            }
        }

        /// <summary>Looks at the buttons.</summary>
        public void Step(long now)
        {
            for (int button = 0; button < Count; button++)
            {
                bool moving = stable[button] < StableSamples;
                if ((moving && now >= sampleAt[button]) || (!moving && inputs.Level(button) != down[button]))
                {
                    Debounce(button, moving, now);
                }
                else if (holdAt[button] != 0 && now >= holdAt[button])
                {
                    holdAt[button] = 0;
                    Record(button, ButtonEvent.Hold, now);
                }
            }
        }

        private void Debounce(int button, bool moving, long now)
        {
            bool level = inputs.Sample(button);
            sampleAt[button] = now + SampleMicroseconds;
            stable[button] = moving && level == sampled[button] ? stable[button] + 1 : 1;
            sampled[button] = level;
            if (stable[button] >= StableSamples && level != down[button])
            {
                down[button] = level;
                Changed(button, level, now);
            }
        }

        private void Changed(int button, bool pressed, long now)
        {
            Record(button, pressed ? ButtonEvent.Press : ButtonEvent.Release, now);
            // A key is turned, not held.
            holdAt[button] = pressed && button != Inputs.EnableKey ? now + HoldMicroseconds : 0;
            if (pressed && down[Inputs.EnableKey])
            {
                if (button == Inputs.YellowButton)
                {
                    Request = Aspect.Yellow;
                }
                else if (button == Inputs.ClearButton)
                {
                    Request = Aspect.Dark;
                }
            }
        }

        private void Record(int button, ButtonEvent kind, long now)
        {
            if (events == MostEvents)
            {
                Dropped++;
                return;
            }

            eventButtons[events] = button;
            eventKinds[events] = kind;
            eventTimes[events] = now;
            events++;
        }
    }
}
