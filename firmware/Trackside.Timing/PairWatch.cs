namespace Trackside.Core
{
    /// <summary>
    /// Two loops that stand close together: a vehicle that crosses both tells which way it runs, and how fast. Crossings are put together by
    /// their instants, not by when they are told. A crossing of one loop is matched with the oldest of the other that suits a vehicle running
    /// as it should, else with the nearest that suits one against it; each is used once. What matches nothing stays for the longest time a
    /// vehicle may take between the loops.
    /// <para>
    /// A crossing that one loop missed or saw twice looks like the half of a vehicle on the wrong way to the next one. So the second of two that are too
    /// close accuses nobody, and a vehicle that is accused stays as a spare: where it then crosses the other loop as it should, those behind it are
    /// told apart again. Loop only; allocates nothing after the constructor.
    /// </para>
    /// </summary>
    public sealed class PairWatch
    {
        /// <summary>Slowest and fastest vehicle that is matched, in millimetres a second (11 and 360 km/h).</summary>
        public const int SlowestSpeed = 3000;

        /// <summary>See <see cref="SlowestSpeed"/>.</summary>
        public const int FastestSpeed = 100000;

        private const int Kept = 8;

        private readonly LoopPair pair;
        private readonly long leastTime;
        private readonly long mostTime;
        private readonly long[][] ats = { new long[Kept], new long[Kept] };
        private readonly long[][] uncertainties = { new long[Kept], new long[Kept] };
        private readonly long[][] transponders = { new long[Kept], new long[Kept] };
        private readonly bool[][] isOpen = { new bool[Kept], new bool[Kept] };
        private readonly bool[][] isSpare = { new bool[Kept], new bool[Kept] };
        private readonly int[] next = new int[2];

        /// <summary>Watches a pair.</summary>
        public PairWatch(LoopPair pair)
        {
            this.pair = pair;
            leastTime = pair.Distance * 1000000L / FastestSpeed;
            mostTime = pair.Distance * 1000000L / SlowestSpeed;
        }

        /// <summary>Vehicles that ran against the running direction.</summary>
        public int WrongWays { get; private set; }

        /// <summary>Takes a crossing: where it completes a pair, its speed and whether it runs the wrong way are put into it.</summary>
        /// <param name="crossing">The crossing; of any loop.</param>
        /// <param name="route">Number of the running route; -1 where none is known: then no way is wrong.</param>
        public void Take(Crossing crossing, int route)
        {
            int side = crossing.Loop == pair.First ? 0 : crossing.Loop == pair.Second ? 1 : -1;
            if (side < 0 || crossing.IsLate)
            {
                return;
            }

            bool knowsWay = route >= 0 && route < pair.RunsForward.Length;
            bool runsForward = !knowsWay || pair.RunsForward[route];
            bool cameFirst = (side == 1) == runsForward;
            int match = Find(crossing, 1 - side, cameFirst);
            if (match < 0)
            {
                Keep(crossing, side, crossing.IsShortGap);
            }
            else if (Complete(crossing, 1 - side, match, cameFirst) && knowsWay)
            {
                crossing.IsWrongWay = true;
                WrongWays++;
                Keep(crossing, side, true);
            }
        }

        private void Keep(Crossing crossing, int side, bool asSpare)
        {
            int slot = next[side];
            next[side] = slot + 1 < Kept ? slot + 1 : 0;
            ats[side][slot] = crossing.At;
            uncertainties[side][slot] = crossing.Uncertainty;
            transponders[side][slot] = crossing.Transponder;
            isOpen[side][slot] = true;
            isSpare[side][slot] = asSpare;
        }

        // A crossing of the other loop that came before this one is wanted first where that is the right way, else one that comes after. A spare is
        // used the right way only, and only where there is no other.
        private int Find(Crossing crossing, int side, bool cameFirst)
        {
            int right = -1;
            int wrong = -1;
            for (int i = 0; i < Kept; i++)
            {
                if (!isOpen[side][i])
                {
                    continue;
                }

                long since = crossing.At - ats[side][i];
                long time = since < 0 ? -since : since;
                long doubt = crossing.Uncertainty + uncertainties[side][i];
                isOpen[side][i] = since <= mostTime + doubt;
                bool suits = time + doubt >= leastTime && time <= mostTime + doubt && IsSame(crossing.Transponder, transponders[side][i]);
                bool isRight = (since > 0) == cameFirst;
                if (suits && isRight && (right < 0 || IsBefore(side, i, right)))
                {
                    right = i;
                }
                else if (suits && !isRight && !isSpare[side][i] && (wrong < 0 || ats[side][i] > ats[side][wrong]))
                {
                    wrong = i;
                }
            }

            return right >= 0 ? right : wrong;
        }

        private bool IsBefore(int side, int one, int other)
        {
            return isSpare[side][one] == isSpare[side][other] ? ats[side][one] < ats[side][other] : isSpare[side][other];
        }

        // True where the vehicle ran against what is held for right.
        private bool Complete(Crossing crossing, int side, int match, bool cameFirst)
        {
            long since = crossing.At - ats[side][match];
            long time = since < 0 ? -since : since;
            long doubt = crossing.Uncertainty + uncertainties[side][match];
            isOpen[side][match] = false;

            // A speed is told where it is known to a quarter, a way where it is known at all.
            if (time > 0 && doubt * 4 <= time)
            {
                crossing.Speed = (int)(pair.Distance * 1000000L / time);
            }

            return time > doubt && (since > 0) != cameFirst;
        }

        private static bool IsSame(long one, long other)
        {
            return one < 0 || other < 0 || one == other;
        }
    }
}
