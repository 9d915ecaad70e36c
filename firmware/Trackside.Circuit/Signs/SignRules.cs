using System.Text;
using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// A sign's own half of the interlock: which arrow may burn. Dark unless every guard agrees, each tick anew.
    /// <code>
    /// an arrow burns while          guard
    /// control is fresh              ControlNews.IsFresh: live, newer, stamped within 3 s
    /// it knows the very route       IsSameRoute
    /// it has told dark this epoch   HasToldDark
    /// the opposite arrow is dark    IsOppositeDark, by its sense
    /// its guard has not latched     IsUnlatched: two arrows, or one nobody drives, sensed for 300 ms; until reset by key on site
    /// </code>
    /// The pit exit is green by the same freshness and latch, and red otherwise. Loop only; allocates nothing.
    /// </summary>
    public sealed class SignRules
    {
        /// <summary>How many arrows a sign has.</summary>
        public const int ArrowCount = 2;

        /// <summary>Time a sense may contradict before the guard latches, in microseconds: a lamp's afterglow and the edge's way into the loop (150 ms), twice.</summary>
        public const long SettleMicroseconds = 300000;

        private const int Both = (1 << ArrowCount) - 1;

        private readonly SignPlan plan;
        private readonly ControlNews news;
        private readonly byte[][] names;
        private readonly byte[][] hashes;
        private long darkEpoch = -1;
        private int commanded = -1;
        private int driven = -1;
        private int sensed;
        private bool isForeign;
        private bool isFresh;
        private bool isPitOpen;
        private bool isPitGreen;
        private bool isLatched;
        private long contradictsSince;
        private bool contradicts;

        /// <summary>Makes the rules of a dark sign.</summary>
        public SignRules(SignPlan plan, ClockModel clock)
        {
            this.plan = plan;
            news = new ControlNews(clock);
            names = new byte[plan.Routes.Length][];
            hashes = new byte[plan.Routes.Length][];
            for (int route = 0; route < names.Length; route++)
            {
                names[route] = Encoding.UTF8.GetBytes(plan.Routes[route]);
                hashes[route] = Encoding.UTF8.GetBytes(plan.Hashes[route]);
            }
        }

        /// <summary>The arrow to drive; -1 for none.</summary>
        public int Driven { get { return driven; } }

        /// <summary>Whether the pit exit is to be green; red otherwise.</summary>
        public bool IsPitGreen { get { return isPitGreen; } }

        /// <summary>Whether the guard has latched.</summary>
        public bool IsLatched { get { return isLatched; } }

        /// <summary>The route asked for, whether it may be shown or not; -1 for none.</summary>
        public int Commanded { get { return commanded; } }

        /// <summary>What control was last heard to say.</summary>
        public ControlNews News { get { return news; } }

        /// <summary>Whether the senses prove every arrow dark while none is driven.</summary>
        public bool IsDark { get { return driven < 0 && sensed == 0; } }

        /// <summary>Whether the senses prove the driven arrow lit and the other dark.</summary>
        public bool IsLit { get { return driven >= 0 && sensed == 1 << driven; } }

        /// <summary>The route that is proved to be shown: by its arrow, or by none where the sign does not stand on it; -1 for none.</summary>
        public int Proved
        {
            get
            {
                bool isRight = IsLit || (IsDark && isFresh && commanded >= 0 && plan.Arrows[commanded] == SignPlan.Absent);
                return isRight ? commanded : -1;
            }
        }

        /// <summary>Whether control names a route of which this sign has another version, or none.</summary>
        public bool IsRouteForeign { get { return isForeign; } }

        /// <summary>Takes a <c>control/state</c>. What is not fresh may only darken.</summary>
        /// <returns>How it was met.</returns>
        public CentralVerdict Take(ControlStateMessage message, bool isRetained, long now)
        {
            CentralVerdict verdict = news.Take(message, isRetained, true, now);
            if (verdict == CentralVerdict.Same || verdict == CentralVerdict.Older)
            {
                return verdict;
            }

            bool isTaken = verdict == CentralVerdict.Taken;
            int asked = FindRoute(message);
            commanded = isTaken && asked >= 0 && IsSameRoute(message, asked) ? asked : -1;
            isForeign = isTaken && commanded < 0 && asked != -1;
            isPitOpen = isTaken && message.GetFlag(ControlStateMessage.Pit);
            return verdict;
        }

        /// <summary>Decides what burns from here on.</summary>
        /// <param name="senses">Arrows sensed lit: bit n for arrow n.</param>
        /// <param name="isPermitted">Whether the box's guard and permit output let anything burn.</param>
        /// <param name="now">Monotonic microseconds.</param>
        public void Step(int senses, bool isPermitted, long now)
        {
            sensed = senses;
            Watch(now);
            isFresh = news.IsFresh(now);
            int arrow = commanded >= 0 ? plan.Arrows[commanded] : SignPlan.Absent;
            bool may = isPermitted && arrow >= 0 && isFresh && HasToldDark() && IsOppositeDark(arrow) && IsUnlatched();
            driven = may ? arrow : -1;
            isPitGreen = isPermitted && plan.HasPit && isPitOpen && isFresh && IsUnlatched();
        }

        /// <summary>A report was sent: where it proved the sign dark, it did so for this epoch.</summary>
        public void Told()
        {
            darkEpoch = IsDark && news.IsHeard ? news.Epoch : darkEpoch;
        }

        /// <summary>Someone at the sign has looked at it and turned its key: the guard watches anew.</summary>
        public void Reset()
        {
            isLatched = false;
            contradicts = false;
        }

        /// <summary>The sign's program failed: dark, and it stays so.</summary>
        public void Fail()
        {
            isLatched = true;
            driven = -1;
            isPitGreen = false;
        }

        /// <summary>Routes for which two contacts prove the barrier to stand: bit n for route n. A cut wire proves none.</summary>
        public int BarrierRoutes(bool isClosed, bool isOpen)
        {
            int all = (1 << plan.Routes.Length) - 1;
            return isClosed == isOpen ? 0 : isClosed ? plan.Closed : all & ~plan.Closed;
        }

        /// <summary>Whether the sign has the very route that control names.</summary>
        [Guard]
        public bool IsSameRoute(ControlStateMessage message, int route)
        {
            return DirectionPlan.Same(hashes[route], message.TextBytes(ControlStateMessage.RouteHash), message.TextLength(ControlStateMessage.RouteHash));
        }

        /// <summary>Whether the sign has told that it is dark, in the epoch that runs now.</summary>
        [Guard]
        public bool HasToldDark()
        {
            return darkEpoch == news.Epoch;
        }

        /// <summary>Whether every other arrow is sensed dark.</summary>
        [Guard]
        public bool IsOppositeDark(int arrow)
        {
            return (sensed & ~(1 << arrow)) == 0;
        }

        /// <summary>Whether the guard lets anything burn.</summary>
        [Guard]
        public bool IsUnlatched()
        {
            return !isLatched;
        }

        // Two arrows at once, or one that nobody drives.
        private void Watch(long now)
        {
            bool wrong = sensed == Both || (sensed & ~(driven < 0 ? 0 : 1 << driven)) != 0;
            if (!wrong)
            {
                contradicts = false;
                return;
            }

            contradictsSince = contradicts ? contradictsSince : now;
            contradicts = true;
            isLatched = isLatched || now - contradictsSince >= SettleMicroseconds;
        }

        private int FindRoute(ControlStateMessage message)
        {
            byte[] bytes = message.TextBytes(ControlStateMessage.Direction);
            int length = message.TextLength(ControlStateMessage.Direction);
            for (int route = 0; route < names.Length; route++)
            {
                if (DirectionPlan.Same(names[route], bytes, length))
                {
                    return route;
                }
            }

            // "none" is no foreign route.
            return length == 4 && bytes[0] == 'n' && bytes[1] == 'o' && bytes[2] == 'n' && bytes[3] == 'e' ? -1 : -2;
        }
    }
}
