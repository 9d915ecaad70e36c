using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// Discrete lamps and their proof. What burns is compared with what is sensed: an aspect is proved once every lamp it needs was sensed lit and no
    /// other is. A failed lamp stays driven and its twin joins it; where none can, the aspect counts as not showable. Loop only; allocates nothing.
    /// </summary>
    public sealed class LampBank : IPanelOutput
    {
        /// <summary>How long each lamp burns in a lamp test, in microseconds.</summary>
        public const long TestMicroseconds = 300000;

        private const int GreenBit = 1 << Lamp.Green;
        private const int YellowBit = 1 << Lamp.Yellow;
        private const int YellowTwinBit = 1 << Lamp.YellowTwin;

        private readonly ILamps lamps;
        private readonly InputBank inputs;
        private readonly LampPattern pattern;
        private readonly LampProof proof = new LampProof();
        private readonly int fitted;
        private Aspect aspect = Aspect.Dark;
        private int first;
        private int second;
        private int needed;
        // Taken over from the proof when it changes: every tick looks at it.
        private int faults;
        private bool isWatching;
        private bool isArranged;
        private Aspect nearestOf = Aspect.Unproved;
        private Aspect nearest;
        private int burning;
        private int seen;
        private Aspect proved;
        private int testing = -1;
        private long testAt;

        /// <summary>Makes a bank of dark lamps.</summary>
        /// <param name="lamps">The lamps' port.</param>
        /// <param name="inputs">Their senses.</param>
        /// <param name="fitted">The lamps there are: bit n for lamp n.</param>
        /// <param name="pattern">What they show for an aspect.</param>
        public LampBank(ILamps lamps, InputBank inputs, int fitted, LampPattern pattern)
        {
            this.lamps = lamps;
            this.inputs = inputs;
            this.fitted = fitted;
            this.pattern = pattern;
        }

        /// <inheritdoc/>
        public Aspect Proved { get { return proved; } }

        /// <inheritdoc/>
        public int Faults { get { return faults; } }

        /// <inheritdoc/>
        public int Twins
        {
            get
            {
                int twins = (faults & 1 << Lamp.Red) != 0 && IsWorking(1 << Lamp.RedTwin) ? 1 << Lamp.Red : 0;
                return twins | ((faults & YellowBit) != 0 && IsWorking(YellowTwinBit) ? YellowBit : 0);
            }
        }

        /// <summary>The lamps that are driven now: bit n for lamp n.</summary>
        public int Burning { get { return burning; } }

        /// <summary>Whether a lamp disagrees with its sense.</summary>
        public bool IsFaulty(int lamp)
        {
            return (faults & (1 << lamp)) != 0;
        }

        /// <inheritdoc/>
        public string NamesOf(int parts)
        {
            return Lamp.ListOf(parts);
        }

        /// <inheritdoc/>
        public Aspect Nearest(Aspect asked)
        {
            if (asked != nearestOf)
            {
                nearestOf = asked;
                nearest = FindNearest(asked);
            }

            return nearest;
        }

        /// <inheritdoc/>
        public void Step(Aspect shown, long now, long phase)
        {
            if (shown != aspect || !isArranged || testing >= 0)
            {
                Arrange(shown);
            }

            int wanted = phase == LampPattern.Steady ? first | second : first == second || pattern.IsFirstHalf(aspect, phase) ? first : second;
            if (wanted != burning)
            {
                Change(wanted);
            }

            int sensed = (int)(inputs.Active >> Inputs.FirstSense) & fitted;
            seen |= sensed & burning;
            if (sensed != burning || isWatching)
            {
                Judge(sensed, now);
            }

            bool isWhole = (needed & ~seen) == 0 && (sensed & ~(first | second)) == 0 && (needed & faults) == 0;
            proved = isWhole ? aspect : Aspect.Unproved;
        }

        /// <inheritdoc/>
        public void Dim(int percent)
        {
            // Lamps on plain pins have no dimmer.
        }

        /// <inheritdoc/>
        public bool ShowBoard(LineBoard board, int number)
        {
            return board == LineBoard.None;
        }

        /// <inheritdoc/>
        public bool StepTest(long now)
        {
            if (testing >= 0 && now < testAt)
            {
                return true;
            }

            int sensed = (int)(inputs.Active >> Inputs.FirstSense) & fitted;
            if (testing >= 0)
            {
                proof.Settle(testing, (sensed & (1 << testing)) != 0);
                TakeFaults();
            }

            // Green is left out: it would permit.
            do
            {
                testing++;
            }
            while (testing < Lamp.Count && ((fitted & ~GreenBit) & (1 << testing)) == 0);
            testAt = now + TestMicroseconds;
            proved = Aspect.Unproved;
            if (testing < Lamp.Count)
            {
                Change(1 << testing);
                return true;
            }

            Change(0);
            testing = -1;
            Arrange(Aspect.Dark);
            return false;
        }

        private void Judge(int sensed, long now)
        {
            int found = proof.Step(sensed, burning, now);
            seen &= found == 0 ? seen : ~Confirmed(found);
            TakeFaults();
        }

        // An edge may be late on a busy box, or lost: no lamp is blamed before its pin itself was read. Rare: the reads cost heap objects.
        private int Confirmed(int found)
        {
            for (int lamp = 0; lamp < Lamp.Count; lamp++)
            {
                int bit = 1 << lamp;
                if ((found & bit) != 0 && inputs.Sample(Inputs.SenseOf(lamp)) == ((burning & bit) != 0))
                {
                    proof.Settle(lamp, true);
                    found &= ~bit;
                }
            }

            return found;
        }

        private void TakeFaults()
        {
            isWatching = proof.IsWatching;
            if (proof.Faults != faults)
            {
                faults = proof.Faults;
                isArranged = false;
                nearestOf = Aspect.Unproved;
            }
        }

        private bool IsWorking(int bits)
        {
            return (fitted & bits) == bits && (faults & bits) == 0;
        }

        private Aspect FindNearest(Aspect asked)
        {
            if (asked == Aspect.Dark || asked == Aspect.Red || CanShow(asked))
            {
                return asked;
            }

            // A green that cannot be lit gives way to nothing: no other aspect permits.
            Aspect found = asked == Aspect.Green ? Aspect.Dark : asked;
            while (found != Aspect.Dark && found < Aspect.Red && (found == Aspect.Fault || !CanShow(found)))
            {
                found++;
            }

            return found < Aspect.Red ? found : Aspect.Red;
        }

        private bool CanShow(Aspect asked)
        {
            int one = pattern.First(asked);
            int all = one | pattern.Second(asked);
            return one >= 0 && (Stands(all, 1 << Lamp.Red, 1 << Lamp.RedTwin) && Stands(all, YellowBit, YellowTwinBit))
                && IsWorking(all & ~(YellowBit | (1 << Lamp.Red)));
        }

        // A twin stands in only where the aspect does not use it for itself.
        private bool Stands(int all, int lamp, int twin)
        {
            return (all & lamp) == 0 || IsWorking(lamp) || ((all & twin) == 0 && IsWorking(twin));
        }

        private void Arrange(Aspect shown)
        {
            seen = shown == aspect && testing < 0 ? seen : 0;
            testing = -1;
            aspect = shown;
            isArranged = true;
            int one = pattern.First(shown);
            first = one < 0 ? pattern.First(Aspect.Red) : one;
            second = one < 0 ? first : pattern.Second(shown);
            needed = first | second;
            Join(1 << Lamp.Red, 1 << Lamp.RedTwin);
            Join(YellowBit, YellowTwinBit);
            if (shown == Aspect.Red && !IsWorking(1 << Lamp.Red) && !IsWorking(1 << Lamp.RedTwin))
            {
                // No red can be seen: whatever warns, beside the lamps that may come back. Never proved.
                first |= YellowBit;
                second |= fitted & YellowTwinBit;
            }
        }

        // A failed lamp stays driven, so that it is seen to come back; its twin is driven with it and is the one that is needed.
        private void Join(int lamp, int twin)
        {
            if ((needed & lamp) != 0 && (faults & lamp) != 0 && (needed & twin) == 0 && IsWorking(twin))
            {
                needed = (needed & ~lamp) | twin;
                first |= (first & lamp) != 0 ? twin : 0;
                second |= (second & lamp) != 0 ? twin : 0;
            }
        }

        // Dark comes before light: no two flags at once. And it is written down only once the port took it: a port that threw is asked again.
        private void Change(int wanted)
        {
            for (int lamp = 0; lamp < Lamp.Count; lamp++)
            {
                int bit = 1 << lamp;
                if ((burning & bit) != 0 && (wanted & bit) == 0)
                {
                    lamps.Set(lamp, false);
                    burning &= ~bit;
                }
            }

            for (int lamp = 0; lamp < Lamp.Count; lamp++)
            {
                int bit = 1 << lamp;
                if ((burning & bit) == 0 && (wanted & bit) != 0)
                {
                    lamps.Set(lamp, true);
                    burning |= bit;
                }
            }
        }
    }
}
