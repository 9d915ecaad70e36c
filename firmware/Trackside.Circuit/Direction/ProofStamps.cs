namespace Trackside.Core
{
    /// <summary>When each of a few boxes last proved one thing, in monotonic microseconds of its own report. Loop only; allocates nothing after the constructor.</summary>
    public sealed class ProofStamps
    {
        /// <summary>Stands where there is no proof: long ago, and far from where a difference would overflow.</summary>
        public const long Never = long.MinValue / 4;

        /// <summary>Age above which a proof lets nothing go on, in microseconds (2 s).</summary>
        public const long Life = 2000000;

        /// <summary>Age above which a proof that was in is lost, in microseconds (5 s): reports come every second, and four may go astray.</summary>
        public const long Loss = 5000000;

        /// <summary>Age to which a proof falls when its own box says otherwise, in microseconds: it lets nothing go on, and is lost a second later. In that second a twin lamp
        /// joins, or a sign that was out of touch is lit again.</summary>
        public const long Denied = Loss - 1000000;

        private readonly long[] provedAt;

        /// <summary>Makes stamps of so many boxes, nothing proved.</summary>
        public ProofStamps(int boxes)
        {
            provedAt = new long[boxes];
            Clear();
        }

        /// <summary>Nothing is proved any more.</summary>
        public void Clear()
        {
            for (int i = 0; i < provedAt.Length; i++)
            {
                provedAt[i] = Never;
            }
        }

        /// <summary>A box proves nothing any more.</summary>
        public void Clear(int box)
        {
            provedAt[box] = Never;
        }

        /// <summary>A box has proved it.</summary>
        public void Put(int box, long at)
        {
            provedAt[box] = at > provedAt[box] ? at : provedAt[box];
        }

        /// <summary>A box says otherwise.</summary>
        /// <param name="box">The box.</param>
        /// <param name="at">When it said so: what was proved later stands.</param>
        /// <param name="now">Monotonic microseconds.</param>
        public void Deny(int box, long at, long now)
        {
            if (at >= provedAt[box] && now - provedAt[box] < Denied)
            {
                provedAt[box] = now - Denied;
            }
        }

        /// <summary>Whether the proof is young enough to go on.</summary>
        [Guard]
        public bool IsIn(int box, long now)
        {
            return now - provedAt[box] < Life;
        }

        /// <summary>Whether a proof that was in is not lost yet.</summary>
        [Guard]
        public bool Stands(int box, long now)
        {
            return now - provedAt[box] < Loss;
        }
    }
}
