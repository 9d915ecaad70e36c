using Trackside.Core;

namespace NFUnitTest
{
    /// <summary>A link manager with its ring and its link.</summary>
    internal sealed class LinkBench
    {
        internal const long Tick = 10000;

        internal readonly FakeLink Link = new FakeLink();
        internal readonly LinkEventRing Ring = new LinkEventRing(8);
        internal readonly LinkManager Sut;

        internal LinkBench()
        {
            Sut = new LinkManager(Link, Ring, new Jitter(11));
        }

        /// <summary>A manager whose link is up.</summary>
        internal static LinkBench Up(FakeLink link)
        {
            LinkBench bench = new LinkBench(link);
            bench.Sut.Step(0);
            bench.Step(LinkEvent.Opened, 0);
            return bench;
        }

        /// <summary>Steps with one event.</summary>
        internal bool Step(LinkEvent happened, long now)
        {
            Ring.Put(happened);
            return Sut.Step(now);
        }

        /// <summary>Steps until the manager opens again, a minute at most.</summary>
        /// <returns>The time it took, in microseconds.</returns>
        internal long WaitUntilOpening(long from)
        {
            long now = from;
            while (Sut.State != LinkState.Opening && now < from + 60000000)
            {
                now += Tick;
                Sut.Step(now);
            }

            return now - from;
        }

        private LinkBench(FakeLink link)
        {
            Link = link;
            Sut = new LinkManager(link, Ring, new Jitter(11));
        }
    }
}
