using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>A source that reports what a test puts, at the next step.</summary>
    internal sealed class FakeSource : ICrossingSource
    {
        private readonly Crossing crossing = new Crossing();
        private bool isPut;

        internal FakeSource(CrossingSource kind, long latestReport)
        {
            Kind = kind;
            LatestReport = latestReport;
            crossing.Source = kind;
        }

        public CrossingSource Kind { get; }

        public long LatestReport { get; }

        public int BadInputs { get; internal set; }

        public long Alarms { get; internal set; }

        public int Noise { get; internal set; } = Crossing.Unknown;

        public void Step(long now, ICrossingSink sink)
        {
            if (isPut)
            {
                isPut = false;
                sink.Cross(crossing);
            }
        }

        /// <summary>Something crossed.</summary>
        internal Crossing Put(long at, long uncertainty)
        {
            isPut = true;
            crossing.At = at;
            crossing.Uncertainty = uncertainty;
            crossing.Utc = Crossing.Unknown;
            crossing.Transponder = Crossing.Unknown;
            crossing.Own = Crossing.Unknown;
            return crossing;
        }

        /// <summary>A transponder crossed.</summary>
        internal void Put(long at, long uncertainty, long transponder)
        {
            Put(at, uncertainty);
            crossing.Transponder = transponder;
            crossing.Own = at + 1000000;
        }
    }

    /// <summary>Keeps what a loop was taught last, and counts.</summary>
    internal sealed class FakeOwnClock : IOwnClock
    {
        internal int Count { get; private set; }

        internal long Own { get; private set; }

        internal long At { get; private set; }

        public void Learn(long own, long at, long uncertainty)
        {
            Count++;
            Own = own;
            At = at;
        }
    }
}
