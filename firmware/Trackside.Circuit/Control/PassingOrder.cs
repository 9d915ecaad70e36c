namespace Trackside.Core
{
    /// <summary>Which passings of a few timing boxes were heard already: a box sends again what was not acknowledged. Loop only; allocates nothing after the constructor.</summary>
    public sealed class PassingOrder
    {
        private readonly long[] boots;
        private readonly long[] newest;

        /// <summary>Makes an order of nothing.</summary>
        public PassingOrder(int timers)
        {
            boots = new long[timers];
            newest = new long[timers];
        }

        /// <summary>Whether a passing was not heard before; it then counts as heard, with all before it.</summary>
        public bool IsNews(int timer, long boot, long seq)
        {
            bool isNews = boot > boots[timer] || (boot == boots[timer] && seq > newest[timer]);
            boots[timer] = isNews ? boot : boots[timer];
            newest[timer] = isNews ? seq : newest[timer];
            return isNews;
        }
    }
}
