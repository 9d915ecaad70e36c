using System.Text;
using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>What the signs of a circuit prove to the interlock: dark, an arrow, a barrier's place, and that no guard saw two directions. Loop only.</summary>
    public sealed class SignProofs
    {
        private readonly byte[] none = Encoding.UTF8.GetBytes("none");
        private readonly byte[][] names;
        private readonly byte[][] hashes;
        private readonly Demand demand;
        private readonly bool[] hasConflict;

        /// <summary>Makes proofs of nothing.</summary>
        public SignProofs(DirectionPlan plan, Demand demand)
        {
            this.demand = demand;
            Dark = new ProofStamps(plan.Signs.Length);
            Lit = new ProofStamps(plan.Signs.Length);
            Barrier = new ProofStamps(plan.Signs.Length);
            hasConflict = new bool[plan.Signs.Length];
            names = new byte[plan.Routes.Length][];
            hashes = new byte[plan.Routes.Length][];
            for (int route = 0; route < names.Length; route++)
            {
                names[route] = Encoding.UTF8.GetBytes(plan.Routes[route]);
                hashes[route] = Encoding.UTF8.GetBytes(plan.Hashes[route]);
            }
        }

        /// <summary>When each proved every arrow dark.</summary>
        public ProofStamps Dark { get; }

        /// <summary>When each proved the arrow asked for lit and the opposite one dark.</summary>
        public ProofStamps Lit { get; }

        /// <summary>When the contacts of each barrier proved it to stand for the direction to come.</summary>
        public ProofStamps Barrier { get; }

        /// <summary>Something else is asked for.</summary>
        public void Begin()
        {
            Dark.Clear();
            Lit.Clear();
            Barrier.Clear();
        }

        /// <summary>Takes a sign's report. Only an answer to what is asked proves; what says otherwise is believed whatever it answers.</summary>
        /// <returns>False where it was old.</returns>
        /// <param name="sign">The sign.</param>
        /// <param name="report">Its message.</param>
        /// <param name="epoch">The epoch asked for.</param>
        /// <param name="shown">The direction asked for; -1 for dark.</param>
        /// <param name="target">The direction barriers shall stand for.</param>
        /// <param name="now">Monotonic microseconds.</param>
        public bool Take(int sign, SignMessage report, long epoch, int shown, int target, long now)
        {
            long sentAt = demand.InstantOf(report.GetInteger(SignMessage.Utc), now);
            if (!demand.IsTimely(sentAt, now))
            {
                return false;
            }

            hasConflict[sign] = report.GetFlag(SignMessage.Guard);
            bool isOfNow = IsOfEpoch(report, epoch);
            bool isAnswer = isOfNow && demand.IsAnswer(report.GetInteger(SignMessage.ControlBoot), report.GetInteger(SignMessage.ControlSeq));
            if (shown < 0)
            {
                Note(Dark, sign, IsDark(report), isAnswer, sentAt, now);
            }
            else
            {
                Note(Lit, sign, isOfNow && IsLit(report, shown) && IsOfRoute(report, shown), isAnswer, sentAt, now);
            }

            Note(Barrier, sign, IsBarrierSet(report, target), isAnswer, sentAt, now);
            return true;
        }

        private static void Note(ProofStamps proof, int sign, bool holds, bool isAnswer, long sentAt, long now)
        {
            if (!holds)
            {
                proof.Deny(sign, sentAt, now);
            }
            else if (isAnswer)
            {
                proof.Put(sign, sentAt);
            }
        }

        /// <summary>The first sign whose guard saw two directions; -1 for none.</summary>
        public int Conflicting()
        {
            for (int sign = 0; sign < hasConflict.Length; sign++)
            {
                if (hasConflict[sign])
                {
                    return sign;
                }
            }

            return -1;
        }

        /// <summary>Whether a sign's guard saw no two directions.</summary>
        [Guard]
        public bool IsConsistent(int sign)
        {
            return !hasConflict[sign];
        }

        /// <summary>Whether a report is of the epoch.</summary>
        [Guard]
        public bool IsOfEpoch(SignMessage report, long epoch)
        {
            return report.GetInteger(SignMessage.Epoch) == epoch;
        }

        /// <summary>Whether a report proves every arrow dark.</summary>
        [Guard]
        public bool IsDark(SignMessage report)
        {
            return DirectionPlan.Same(none, report.TextBytes(SignMessage.Proved), report.TextLength(SignMessage.Proved));
        }

        /// <summary>Whether a report proves a route's arrow lit and the opposite one dark; of a sign that does not stand on the route, all dark.</summary>
        [Guard]
        public bool IsLit(SignMessage report, int route)
        {
            return DirectionPlan.Same(names[route], report.TextBytes(SignMessage.Proved), report.TextLength(SignMessage.Proved));
        }

        /// <summary>Whether the sign has the very route.</summary>
        [Guard]
        public bool IsOfRoute(SignMessage report, int route)
        {
            return DirectionPlan.Same(hashes[route], report.TextBytes(SignMessage.RouteHash), report.TextLength(SignMessage.RouteHash));
        }

        /// <summary>Whether the contacts prove the barrier to stand for a route.</summary>
        [Guard]
        public bool IsBarrierSet(SignMessage report, int route)
        {
            return (report.GetInteger(SignMessage.Barrier) & (1L << route)) != 0;
        }
    }
}
