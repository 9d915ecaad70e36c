using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// The marshal's buttons. An edge wakes a button; it is then read every millisecond, or as often as the loop comes by, until every reading has agreed for
    /// <see cref="PressMicroseconds"/> where it asks for an aspect, and for <see cref="RestMicroseconds"/> for all else: only then it counts. Contacts bounce for
    /// 1.6 ms in the mean and 6.2 ms at most (J. Ganssle, A Guide to Debouncing, 2004, 16 of 18 switches): one that still moves starts its time anew.
    /// What restricts more counts when it is pressed; what clears counts when it is let go, and only if nothing else was down: noise and
    /// shorts never clear. Nothing counts while the key is off, or from a button at fault; a marshal's request stays when the key is turned off.
    /// A press that was over before the box came by, since it stood still (<see cref="InputBank.Missed"/>), has no reading: where it asks for more than is asked already it
    /// counts, and nothing else does. Loop only; allocates only while a button moves.
    /// <code>
    /// button          with the key on                                    request
    /// yellow ...      pressed                                            that aspect, where the profile lets a marshal ask for it
    /// red             pressed                                            Red where the profile says so, else only told
    /// clear           let go after 30 ms to 30 s, alone                  nothing; not while Red is asked for
    /// section, test   pressed                                            (unchanged)
    /// </code>
    /// </summary>
    public sealed class Panel
    {
        /// <summary>Shortest press that clears, in microseconds.</summary>
        public const long ClearMicroseconds = 30000;

        /// <summary>How long a button that asks for an aspect must be steady to be pressed, in microseconds.</summary>
        public const long PressMicroseconds = 5000;

        /// <summary>How long any other change must be steady: let go, the key, and what asks for nothing. In microseconds.</summary>
        public const long RestMicroseconds = 20000;

        /// <summary>Longest time for which a press keeps the loop from sleeping, which it can only do for 10 ms, in microseconds: the worst bounce and the
        /// time to be steady. Then it goes on at the loop's own pace.</summary>
        public const long HurryMicroseconds = 12000;

        private const long SampleMicroseconds = 1000;
        private const long HoldMicroseconds = 1000000;
        private const long CheckMicroseconds = 100000;
        private const int KeyBit = 1 << Inputs.EnableKey;
        private const int ClearBit = 1 << Inputs.ClearButton;
        private const int AskingBits = (1 << Inputs.RedButton) | (1 << Inputs.DoubleYellowButton) | (1 << Inputs.YellowButton) | (1 << Inputs.SlipperyButton)
            | (1 << Inputs.WhiteButton) | (1 << Inputs.BlueButton);

        private readonly InputBank inputs;
        private readonly RuleProfile rules;
        private readonly ButtonWatch watch = new ButtonWatch();
        private readonly ButtonEvents events = new ButtonEvents();
        private readonly int fitted;
        private readonly long[] movingSince = new long[Inputs.PanelCount];
        private readonly long[] steadySince = new long[Inputs.PanelCount];
        private readonly long[] sampleAt = new long[Inputs.PanelCount];
        private readonly long[] pressedAt = new long[Inputs.PanelCount];
        private Aspect request;
        private int down;
        private int sampled;
        private int moving;
        private int holding;
        private int armed;
        private long checkAt;

        /// <summary>Makes a panel at rest. A button already down counts only once it was up.</summary>
        /// <param name="inputs">The inputs.</param>
        /// <param name="fitted">The buttons and keys there are: bit n for input n.</param>
        /// <param name="rules">What a marshal may ask for.</param>
        public Panel(InputBank inputs, int fitted, RuleProfile rules)
        {
            this.inputs = inputs;
            this.rules = rules;
            this.fitted = fitted;
            down = (int)inputs.Active & fitted;
            for (int i = 0; i < Inputs.PanelCount; i++)
            {
                if ((down & (1 << i)) != 0)
                {
                    watch.FoundDown(i);
                }
            }
        }

        /// <summary>What the marshal asks for; <see cref="Aspect.Dark"/> for nothing.</summary>
        public Aspect Request { get { return request; } }

        /// <summary>What happened and is still to be told.</summary>
        public ButtonEvents Events { get { return events; } }

        /// <summary>The buttons at fault: bit n for button n.</summary>
        public int Faults { get { return watch.Faults; } }

        /// <summary>Whether the key is on.</summary>
        public bool IsEnabled { get { return (down & KeyBit) != 0; } }

        /// <summary>How often a button has asked for an aspect since boot.</summary>
        public int Presses { get; private set; }

        /// <summary>Whether "section clear" was pressed since <see cref="ForgetSection"/>.</summary>
        public bool IsSectionClear { get; private set; }

        /// <summary>"Section clear" must be pressed anew.</summary>
        public void ForgetSection()
        {
            IsSectionClear = false;
        }

        /// <summary>Race control takes the marshal's request away: its own red is out again, or it gave notice.</summary>
        public void Release()
        {
            request = Aspect.Dark;
        }

        /// <summary>How long the lamp test button has been held with the key on, in microseconds; 0 where it is not.</summary>
        public long TestHeld(long now)
        {
            int test = 1 << Inputs.LampTestButton;
            bool isHeld = (down & armed & test) != 0 && (down & KeyBit) != 0 && (watch.Faults & test) == 0;
            return isHeld ? now - pressedAt[Inputs.LampTestButton] : 0;
        }

        /// <summary>Looks at the buttons.</summary>
        public void Step(long now)
        {
            if (inputs.Missed != 0)
            {
                TakeMissed(now);
            }

            int busy = moving | (((int)inputs.Active & fitted) ^ down);
            if (busy != 0)
            {
                Look(busy, now);
            }

            if (now >= checkAt)
            {
                checkAt = now + CheckMicroseconds;
                Check(now);
            }
        }

        private void TakeMissed(long now)
        {
            int over = (int)inputs.Missed & AskingBits & fitted & ~(int)inputs.Active & ~down & ~watch.Faults;
            for (int button = 0; over != 0 && IsEnabled && button < Inputs.PanelCount; button++)
            {
                int bit = 1 << button;
                if ((over & bit) != 0 && AspectOf(button) > request)
                {
                    watch.Changed(button, down | bit, now);
                    events.Put(button, ButtonEvent.Press, true, now);
                    events.Put(button, ButtonEvent.Release, true, now);
                    Pressed(button);
                }
            }
        }

        private void Look(int busy, long now)
        {
            bool isHurried = false;
            for (int button = 0; button < Inputs.PanelCount; button++)
            {
                int bit = 1 << button;
                bool isMoving = (moving & bit) != 0;
                if ((busy & bit) != 0 && (!isMoving || now >= sampleAt[button]))
                {
                    Debounce(button, bit, isMoving, now);
                }

                isHurried = isHurried || ((moving & bit & AskingBits & ~down & ~watch.Faults) != 0 && now - movingSince[button] < HurryMicroseconds);
            }

            if (isHurried && IsEnabled)
            {
                inputs.Hurry();
            }
        }

        private void Debounce(int button, int bit, bool isMoving, long now)
        {
            bool level = inputs.Sample(button);
            sampleAt[button] = now + SampleMicroseconds;
            if (!isMoving)
            {
                movingSince[button] = now;
            }

            if (!isMoving || level != ((sampled & bit) != 0))
            {
                steadySince[button] = now;
                sampled = level ? sampled | bit : sampled & ~bit;
            }

            bool asks = level && (bit & AskingBits) != 0;
            bool isSteady = now - steadySince[button] >= (asks ? PressMicroseconds : RestMicroseconds);
            moving = isSteady ? moving & ~bit : moving | bit;
            if (!isSteady)
            {
                watch.Moves(button, now - movingSince[button], now);
            }
            else if (level != ((down & bit) != 0))
            {
                down = level ? down | bit : down & ~bit;
                watch.Changed(button, down, now);
                bool counts = Counts(button, bit);
                events.Put(button, level ? ButtonEvent.Press : ButtonEvent.Release, counts, now);
                Changed(button, bit, level, counts, now);
            }
        }

        private bool Counts(int button, int bit)
        {
            return (down & KeyBit) != 0 && (watch.Faults & bit) == 0 && button != Inputs.EnableKey;
        }

        private void Changed(int button, int bit, bool isDown, bool counts, long now)
        {
            // A key is turned, not held.
            holding = isDown && button != Inputs.EnableKey ? holding | bit : holding & ~bit;
            if (isDown)
            {
                pressedAt[button] = now;
                armed = counts ? armed | bit : armed & ~bit;
                if (counts)
                {
                    Pressed(button);
                }
            }
            else if (button == Inputs.ClearButton && counts && (armed & bit) != 0 && now - pressedAt[button] >= ClearMicroseconds)
            {
                request = request == Aspect.Red ? Aspect.Red : Aspect.Dark;
            }

            if ((down & ~(KeyBit | ClearBit)) != 0)
            {
                // Something else is down: what clears does not count.
                armed &= ~ClearBit;
            }
        }

        private void Pressed(int button)
        {
            Aspect asked = AspectOf(button);
            if (asked != Aspect.Dark && request != Aspect.Red && rules.MayAsk(asked))
            {
                request = asked;
                Presses++;
            }

            IsSectionClear = IsSectionClear || button == Inputs.SectionButton;
        }

        private static Aspect AspectOf(int button)
        {
            switch (button)
            {
                case Inputs.RedButton:
                    return Aspect.Red;
                case Inputs.DoubleYellowButton:
                    return Aspect.DoubleYellow;
                case Inputs.YellowButton:
                    return Aspect.Yellow;
                case Inputs.SlipperyButton:
                    return Aspect.Slippery;
                case Inputs.WhiteButton:
                    return Aspect.White;
                case Inputs.BlueButton:
                    return Aspect.Blue;
                default:
                    return Aspect.Dark;
            }
        }

        private void Check(long now)
        {
            if ((down | watch.Faults) != 0)
            {
                watch.Step(down, now);
            }

            for (int button = 0; holding != 0 && button < Inputs.PanelCount; button++)
            {
                int bit = 1 << button;
                if ((holding & bit) != 0 && now - pressedAt[button] >= HoldMicroseconds)
                {
                    holding &= ~bit;
                    events.Put(button, ButtonEvent.Hold, (armed & bit) != 0 && Counts(button, bit), now);
                }
            }
        }
    }
}
