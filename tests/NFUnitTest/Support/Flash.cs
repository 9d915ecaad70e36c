using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>An outbox, what earlier boots left and what writes both to the flash, with a gateway's word moved by hand.</summary>
    internal sealed class Flash
    {
        private static readonly byte[][] loops = { Bytes.OfText("sf"), Bytes.OfText("s1") };

        internal readonly PassingLog Log;
        internal readonly Outbox Outbox;
        internal readonly History History;
        internal readonly OutboxWriter Writer;
        internal readonly ClockModel Clock;
        private readonly int boot;
        private long now = 1000000;

        /// <summary>Starts a boot on a flash.</summary>
        internal Flash(FakeSegments files, int capacity, int boot)
        {
            this.boot = boot;
            Clock = Clocks.Unsynced();
            Log = new PassingLog(files, capacity);
            Log.NameLoops(loops);
            Outbox = new Outbox(capacity < Outbox.InMemory ? capacity : Outbox.InMemory, Log, boot);
            History = new History(Log, boot, loops);
            Writer = new OutboxWriter(Outbox, History, Log, Clock, boot);
        }

        /// <summary>The instant.</summary>
        internal long Now { get { return now; } }

        /// <summary>Keeps passings, each of the transponder boot * 100,000 + number, and gives the flash time to take them.</summary>
        internal void Make(int count)
        {
            for (int i = 0; i < count; i++)
            {
                Assert.IsTrue(Outbox.Add(Passings.Crossing((boot * 100000L) + Outbox.Newest + 1), Clock), "refused");
                if (Outbox.Newest % 10 == 0)
                {
                    Wait(200000);
                }
            }

            Wait(1000000);
        }

        /// <summary>Lets time pass, 10 ms a tick.</summary>
        internal void Wait(long microseconds)
        {
            for (long end = now + microseconds; now < end; now += 10000)
            {
                Writer.Step(now);
            }
        }

        /// <summary>Takes what earlier boots left, acknowledging each at once, until nothing more comes.</summary>
        /// <returns>The numbers of the transponders, comma between.</returns>
        internal string Drain()
        {
            PassingMessage message = new PassingMessage();
            string told = "";
            while (History.Fetch(message, now))
            {
                Assert.IsTrue(message.GetFlag(PassingMessage.Historical));
                told += (told.Length == 0 ? "" : ",") + message.GetInteger(PassingMessage.Transponder).ToString();
                int of = (int)message.GetInteger(PassingMessage.Boot);
                int seq = (int)message.GetInteger(PassingMessage.Seq);
                History.Done(now);
                Assert.IsTrue(History.Acknowledge(of, seq, now));
            }

            return told;
        }

        /// <summary>The transponders of a run of passings, as <see cref="Drain"/> tells them.</summary>
        internal static string Run(int boot, int first, int last)
        {
            string told = "";
            for (int seq = first; seq <= last; seq++)
            {
                told += (seq == first ? "" : ",") + ((boot * 100000L) + seq).ToString();
            }

            return told;
        }
    }
}
