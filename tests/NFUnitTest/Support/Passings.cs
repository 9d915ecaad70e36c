using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>Crossings and outboxes with passings in them.</summary>
    internal static class Passings
    {
        /// <summary>A crossing of a transponder.</summary>
        internal static Crossing Crossing(long transponder)
        {
            Crossing crossing = new Crossing();
            crossing.Transponder = transponder;
            return crossing;
        }

        /// <summary>An outbox with passings 1 to so many, each of the transponder of its number.</summary>
        internal static Outbox Outbox(int capacity, int count)
        {
            Outbox outbox = new Outbox(capacity);
            ClockModel clock = Clocks.Unsynced();
            for (int i = 1; i <= count; i++)
            {
                Assert.IsTrue(outbox.Add(Crossing(i), clock));
            }

            return outbox;
        }

        /// <summary>A held passing as it would be sent by a box whose clock is not synchronised.</summary>
        internal static PassingMessage Read(Outbox outbox, int seq)
        {
            PassingMessage message = new PassingMessage();
            outbox.Read(seq, message, Clocks.Unsynced(), 0);
            return message;
        }
    }
}
