using Trackside.Core;

namespace NFUnitTest
{
    /// <summary>A console on a cable, of a box or of one that is not configured.</summary>
    internal sealed class ConsoleBench
    {
        internal readonly FakeLine Line = new FakeLine();
        internal readonly FakeCable Cable = new FakeCable();
        internal readonly ConsoleFacts Facts = new ConsoleFacts();
        internal readonly FakePlatform Platform = new FakePlatform();
        internal readonly FakeStorage Storage = new FakeStorage();
        internal readonly BoxConsole Console;

        /// <summary>Makes the console.</summary>
        /// <param name="configuration">What the box was told to be.</param>
        /// <param name="box">The box; null where it is not configured.</param>
        internal ConsoleBench(BoxConfiguration configuration, Box box)
        {
            Facts.Configuration = configuration;
            Facts.Box = box;
            Facts.Log = new LogRing();
            Facts.Platform = Platform;
            Facts.Storage = Storage;
            Facts.Store = new ConfigurationStore(Storage);
            Facts.Boot = 7;
            Facts.Firmware = "0.1.0";
            Facts.Target = "VIRTUAL";
            Console = new BoxConsole(Facts, Line, Cable, ConsoleCommands.All());
        }

        /// <summary>Types a line and returns all that is answered.</summary>
        internal string Ask(string line, long now)
        {
            Cable.Text = string.Empty;
            Line.Feed(Bytes.OfText(line + "\r"));
            for (int i = 0; i < 40; i++)
            {
                Console.Step(now);
            }

            return Cable.Text;
        }
    }
}
