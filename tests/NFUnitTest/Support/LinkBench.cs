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
            : this(false)
        {
        }

        internal LinkBench(bool isSecure)
        {
            Sut = new LinkManager(Link, Ring, new Jitter(11), isSecure);
        }

        /// <summary>A manager whose link is up.</summary>
        internal static LinkBench Up(bool isSecure)
        {
            LinkBench bench = new LinkBench(isSecure);
            bench.Sut.Step(0);
            bench.Step(LinkEvent.Opened, 0);
            return bench;
        }

        /// <summary>Steps for a time.</summary>
        /// <returns>The instant after it.</returns>
        internal long Run(long from, long microseconds)
        {
            for (long now = from; now < from + microseconds; now += Tick)
            {
                Sut.Step(now);
            }

            return from + microseconds;
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
    }
}
