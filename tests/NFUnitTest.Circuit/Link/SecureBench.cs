using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>A box with certificates: its link is opened by TLS, and its program stands still while that is done.</summary>
    internal static class SecureBench
    {
        internal const long Second = 1000000;

        /// <summary>Longest handshake on a device, in microseconds.</summary>
        internal const long Handshake = 3 * Second;

        /// <summary>Longest time from the loss of a link to the next attempt of a box that nothing moves: back-off, two turns, and the lamps held before, in microseconds.</summary>
        internal const long Back = (5 * Second / 4) + (2 * LinkTurn.HalfMicroseconds) + LinkManager.SteadyingMicroseconds + Second;

        private const string StateTopic = "trackside/1/ales/kart/control/state";
        private const string Everything = "red,yellow,green,red2,yellow2,blue,white";

        /// <summary>A box that is connected and synchronised, for longer than a good connection stands at least.</summary>
        internal static BoxBench Ready(ConfigurationMessage message)
        {
            BoxConfiguration configuration = Configurations.Read(message);
            BoxBench bench = BoxBench.Ready(new BoxBench(configuration, 5, Rings.TrustOf(configuration, new FakeHmac())));
            bench.HasTimeServer = true;
            bench.Run(LinkManager.GoodMicroseconds);
            return bench;
        }

        /// <summary>A post with every lamp, whose key is on and of which control asks nothing.</summary>
        internal static BoxBench Post()
        {
            BoxBench bench = UnheardPost();
            Command(bench, 4, "---");
            bench.Run(Second);
            return bench;
        }

        /// <summary>The same before control was heard.</summary>
        internal static BoxBench UnheardPost()
        {
            ConfigurationMessage message = Configurations.Message("post");
            message.SetText(ConfigurationMessage.Lamps, Everything);
            message.SetText(ConfigurationMessage.Buttons, "yellow,clear,key,double-yellow,slippery,white,blue");
            message.SetText(ConfigurationMessage.Patterns, "L=ry/-");
            BoxBench bench = Ready(message);
            bench.Board.Drive(Inputs.EnableKey, true);
            bench.Run(Second);
            return bench;
        }

        /// <summary>Control's word for three posts, the box being the second; the circuit's own signature.</summary>
        internal static void Command(BoxBench bench, int seq, string letters)
        {
            byte[] signed = Rings.Signed(Controls.State(seq, letters, bench.Now), StateTopic, "kart");
            bench.Parts.Messages.Put(What.ControlState, 0, false, signed);
            bench.Tick();
        }

        /// <summary>The link is lost.</summary>
        internal static void Lose(BoxBench bench)
        {
            bench.Parts.LinkEvents.Put(LinkEvent.Closed);
            bench.Tick();
        }

        /// <summary>Ticks until an attempt has begun: from then on the box may stand still at any moment.</summary>
        /// <returns>Whether it began in time.</returns>
        internal static bool RunUntilOpening(BoxBench bench, long microseconds)
        {
            int opens = bench.Link.Opens;
            for (long end = bench.Now + microseconds; bench.Now < end && bench.Link.Opens == opens;)
            {
                bench.Tick();
            }

            return bench.Link.Opens > opens;
        }

        /// <summary>The attempt succeeds.</summary>
        internal static void Open(BoxBench bench)
        {
            bench.Parts.LinkEvents.Put(LinkEvent.Opened);
            bench.Tick();
        }

        /// <summary>Presses a button for a time, and lets it go.</summary>
        internal static void Press(BoxBench bench, int button)
        {
            bench.Board.Drive(button, true);
            bench.Run(Second / 10);
            bench.Board.Drive(button, false);
            bench.Run(Second / 10);
        }
    }
}
