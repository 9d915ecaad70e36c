using System.Text;
using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>What the posts of a circuit prove to the interlock: red, and that they know epoch and route. Loop only.</summary>
    public sealed class PostProofs
    {
        private readonly byte[][] hashes;
        private readonly Demand redDemand;
        private readonly Demand routeDemand;

        /// <summary>Makes proofs of nothing.</summary>
        /// <param name="plan">The circuit.</param>
        /// <param name="redDemand">What red must answer.</param>
        /// <param name="routeDemand">What the acknowledgement of a route must answer.</param>
        public PostProofs(DirectionPlan plan, Demand redDemand, Demand routeDemand)
        {
            this.redDemand = redDemand;
            this.routeDemand = routeDemand;
            Red = new ProofStamps(plan.Posts.Length);
            Route = new ProofStamps(plan.Posts.Length);
            hashes = new byte[plan.Hashes.Length][];
            for (int route = 0; route < hashes.Length; route++)
            {
                hashes[route] = Encoding.UTF8.GetBytes(plan.Hashes[route]);
            }
        }

        /// <summary>When each proved red.</summary>
        public ProofStamps Red { get; }

        /// <summary>When each acknowledged epoch and route.</summary>
        public ProofStamps Route { get; }

        /// <summary>Red is asked for anew.</summary>
        public void BeginReds()
        {
            redDemand.Begin();
            Red.Clear();
        }

        /// <summary>Epoch and route are asked for anew.</summary>
        public void BeginRoutes()
        {
            Route.Clear();
        }

        /// <summary>Takes a post's report. Only an answer to what is asked proves; what says otherwise is believed whatever it answers.</summary>
        /// <returns>False where it was old.</returns>
        /// <param name="post">The post.</param>
        /// <param name="report">Its <c>lamps</c>.</param>
        /// <param name="epoch">The epoch asked for.</param>
        /// <param name="route">The route asked for; -1 for none.</param>
        /// <param name="now">Monotonic microseconds.</param>
        public bool Take(int post, LampsMessage report, long epoch, int route, long now)
        {
            long sentAt = redDemand.InstantOf(report.GetInteger(LampsMessage.Utc), now);
            if (!redDemand.IsTimely(sentAt, now))
            {
                return false;
            }

            long boot = report.GetInteger(LampsMessage.ControlBoot);
            long seq = report.GetInteger(LampsMessage.ControlSeq);
            if (!IsRed(report))
            {
                Red.Deny(post, sentAt, now);
            }
            else if (redDemand.IsAnswer(boot, seq))
            {
                Red.Put(post, sentAt);
            }

            if (route >= 0 && !(IsOfEpoch(report, epoch) && IsOfRoute(report, route)))
            {
                Route.Deny(post, sentAt, now);
            }
            else if (route >= 0 && routeDemand.IsAnswer(boot, seq))
            {
                Route.Put(post, sentAt);
            }

            return true;
        }

        /// <summary>Whether a report proves red.</summary>
        [Guard]
        public bool IsRed(LampsMessage report)
        {
            return report.GetChoice(LampsMessage.Proved) == (int)Aspect.Red;
        }

        /// <summary>Whether a report is of the epoch.</summary>
        [Guard]
        public bool IsOfEpoch(LampsMessage report, long epoch)
        {
            return report.Has(LampsMessage.Epoch) && report.GetInteger(LampsMessage.Epoch) == epoch;
        }

        /// <summary>Whether the post has the very route.</summary>
        [Guard]
        public bool IsOfRoute(LampsMessage report, int route)
        {
            return DirectionPlan.Same(hashes[route], report.TextBytes(LampsMessage.RouteHash), report.TextLength(LampsMessage.RouteHash));
        }
    }
}
