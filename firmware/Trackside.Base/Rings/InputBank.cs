namespace Trackside.Core
{
    /// <summary>
    /// The box's inputs as the loop knows them. Edges arrive through the ring; an idle input costs nothing, since reading a pin costs a
    /// heap object on the device. One input a tenth of a second is read in turn, so that a lost edge is noticed and mended.
    /// Where the whole runtime stood still (a TLS handshake: 1 to 3 s) edges come late and in a heap, and what was known before is old: every input is read at once, so that
    /// nobody takes a time in which nobody looked for a proof, and what moved meanwhile is told apart (<see cref="Missed"/>). Loop only.
    /// </summary>
    public sealed class InputBank
    {
        /// <summary>Most rising edges handed on in one tick; what is above waits for the next.</summary>
        public const int MostRising = 32;

        /// <summary>Time between two ticks from which on the runtime stood still, in microseconds: longer than a collector's pause, and a press may be over in it.</summary>
        public const long StandstillMicroseconds = 150000;

        /// <summary>Time after a standstill in which edges of it may still come, in microseconds: see <see cref="EdgeRing.Put"/>, with room for a heap of them.</summary>
        public const long LateMicroseconds = 200000;

        /// <summary>The inputs whose edges came in this tick and may be of a standstill: bit n for input n; nothing else tells whether a contact closed and opened in it.
        /// A field: every tick reads it, and a property would cost a call.</summary>
        public long Missed;

        private const long AuditMicroseconds = 100000;

        private readonly IInputs inputs;
        private readonly EdgeRing ring;
        // A bit for each input: a role looks at all of its own with one call.
        private long active;
        private readonly bool[] fitted;
        private readonly int[] risingInputs = new int[MostRising];
        private readonly long[] risingTimes = new long[MostRising];
        private long auditAt;
        private int audited;
        private int rising;
        private bool isSuspect;
        private long moved;
        private long steppedAt = long.MaxValue;
        private long lateUntil = long.MinValue;

        /// <summary>Makes a bank and reads every fitted input once.</summary>
        /// <param name="inputs">The pins.</param>
        /// <param name="ring">Where their edges arrive.</param>
        /// <param name="fitted">Which inputs the box uses, by <see cref="Inputs"/>.</param>
        public InputBank(IInputs inputs, EdgeRing ring, bool[] fitted)
        {
            this.inputs = inputs;
            this.ring = ring;
            this.fitted = fitted;
            for (int i = 0; i < fitted.Length; i++)
            {
                Put(i, fitted[i] && inputs.IsActive(i));
            }

            moved = 0;
        }

        /// <summary>Edges that never arrived: found by reading the pin.</summary>
        public int LostEdges { get; private set; }

        /// <summary>How many rising edges this tick brought.</summary>
        public int RisingCount { get { return rising; } }

        /// <summary>Edges refused because the ring was full.</summary>
        public int Dropped { get { return ring.Dropped; } }

        /// <summary>The input of a rising edge of this tick.</summary>
        public int RisingInput(int number)
        {
            return risingInputs[number];
        }

        /// <summary>When the handler of a rising edge of this tick ran, in monotonic microseconds.</summary>
        public long RisingAt(int number)
        {
            return risingTimes[number];
        }

        /// <summary>What every input was at its last edge or audit: bit n for input n.</summary>
        public long Active { get { return active; } }

        /// <summary>What the input was at its last edge or audit.</summary>
        public bool Level(int input)
        {
            return (active & (1L << input)) != 0;
        }

        /// <summary>Reads the pin itself: for an input that is moving.</summary>
        public bool Sample(int input)
        {
            bool level = inputs.IsActive(input);
            Put(input, level);
            return level;
        }

        /// <summary>Reads every input now. Rare: each costs a heap object.</summary>
        public void LookAgain()
        {
            for (int i = 0; i < fitted.Length; i++)
            {
                if (fitted[i])
                {
                    Put(i, inputs.IsActive(i));
                }
            }
        }

        /// <summary>The inputs that have moved since the last call, though they may be as they were: bit n for input n.</summary>
        public long TakeMoved()
        {
            long taken = moved;
            moved = 0;
            return taken;
        }

        /// <summary>The next tick is to come at once: only for a short while, see <see cref="IInputs.WakeLoop"/>.</summary>
        public void Hurry()
        {
            inputs.WakeLoop();
        }

        /// <summary>Takes the edges of this tick and audits one input when it is time.</summary>
        public void Step(long now)
        {
            bool stoodStill = now - steppedAt >= StandstillMicroseconds;
            lateUntil = stoodStill ? now + LateMicroseconds : lateUntil;
            steppedAt = now;
            rising = 0;
            Missed = 0;
            if (!ring.IsEmpty)
            {
                Drain();
                Missed = now < lateUntil ? Missed : 0;
            }

            if (stoodStill)
            {
                LookAgain();
            }

            if (now >= auditAt)
            {
                auditAt = now + AuditMicroseconds;
                Audit();
            }
        }

        private void Put(int input, bool isActive)
        {
            long bit = 1L << input;
            long was = active;
            active = isActive ? active | bit : active & ~bit;
            moved |= active ^ was;
        }

        private void Drain()
        {
            int input;
            bool isActive;
            long at;
            while (rising < MostRising && ring.Take(out input, out isActive, out at))
            {
                Put(input, isActive);
                Missed |= 1L << input;
                moved |= 1L << input;
                if (isActive)
                {
                    risingInputs[rising] = input;
                    risingTimes[rising] = at;
                    rising++;
                }
            }
        }

        // An edge may be 30 ms under way: a pin is mended only where it disagrees at two audits in a row.
        private void Audit()
        {
            bool disagrees = fitted[audited] && inputs.IsActive(audited) != Level(audited);
            if (disagrees && !isSuspect)
            {
                isSuspect = true;
                return;
            }

            if (disagrees)
            {
                Put(audited, !Level(audited));
                LostEdges++;
            }

            isSuspect = false;
            audited = NextFitted();
        }

        private int NextFitted()
        {
            int input = audited;
            for (int i = 0; i < fitted.Length; i++)
            {
                input = input + 1 < fitted.Length ? input + 1 : 0;
                if (fitted[input])
                {
                    return input;
                }
            }

            return audited;
        }
    }
}
