namespace Trackside.Core
{
    /// <summary>
    /// Whether the track is empty: as many vehicles came in as went out; nothing was seen for the time of a slow lap by loops that all live, or the
    /// sweep car saw every loop; each post pressed "section clear". A silent vehicle makes no noise and a dead loop sees nothing, so silence counts only while
    /// every timing box lives, and only the posts together with it prove the section empty. The count of vehicles can only hold back: what went out while nobody counted is not in it.
    /// Loop only.
    /// </summary>
    public sealed class Clearance
    {
        private readonly DirectionPlan plan;
        private readonly SweepRun sweep;
        private readonly bool[] pressed;
        private readonly bool[] alive;
        private int tokens;
        private long quietAt;

        /// <summary>Makes a clearance of nothing.</summary>
        public Clearance(DirectionPlan plan)
        {
            this.plan = plan;
            sweep = new SweepRun(plan.Sweep, plan.SweepCar);
            pressed = new bool[plan.Posts.Length];
            alive = new bool[plan.Timers.Length];
        }

        /// <summary>Vehicles that went out and did not come in.</summary>
        public int Tokens { get { return tokens; } }

        /// <summary>The sweep car's way.</summary>
        public SweepRun Sweep { get { return sweep; } }

        /// <summary>Begins: what was seen and pressed before does not count.</summary>
        /// <param name="route">The order of the sweep car.</param>
        /// <param name="now">Monotonic microseconds.</param>
        public void Begin(int route, long now)
        {
            quietAt = now;
            sweep.Begin(route);
            for (int post = 0; post < pressed.Length; post++)
            {
                pressed[post] = false;
            }
        }

        /// <summary>All vehicles are in: the session is being opened.</summary>
        public void ResetTokens()
        {
            tokens = 0;
        }

        /// <summary>A vehicle crossed a loop.</summary>
        public void Take(int loop, long now)
        {
            quietAt = now;
            if (loop >= 0)
            {
                // What comes in uncounted (it went out before a loss of power) must not hide one that goes out after it.
                tokens += loop == plan.OutLoop ? 1 : loop == plan.InLoop && tokens > 0 ? -1 : 0;
            }
        }

        /// <summary>A post pressed "section clear".</summary>
        public void Press(int post)
        {
            pressed[post] = true;
        }

        /// <summary>A timing box lives, or does not.</summary>
        public void TakeTimer(int timer, bool isAlive, long now)
        {
            quietAt = alive[timer] && isAlive ? quietAt : now;
            alive[timer] = isAlive;
        }

        /// <summary>Nobody is heard any more: silence proves nothing until every timing box was heard of again.</summary>
        public void TakeLinkLost()
        {
            for (int timer = 0; timer < alive.Length; timer++)
            {
                alive[timer] = false;
            }
        }

        /// <summary>Whether no vehicle is out.</summary>
        [Guard]
        public bool AreTokensIn()
        {
            return tokens == 0;
        }

        /// <summary>Whether nothing was seen for long enough.</summary>
        [Guard]
        public bool IsQuiet(long now)
        {
            return now - quietAt >= plan.Quiet && AllAlive();
        }

        /// <summary>Whether a post pressed "section clear".</summary>
        [Guard]
        public bool IsPressed(int post)
        {
            return pressed[post];
        }

        private bool AllAlive()
        {
            for (int timer = 0; timer < alive.Length; timer++)
            {
                if (!alive[timer])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
