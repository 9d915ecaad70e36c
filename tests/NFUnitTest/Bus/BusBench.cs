using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>A post with everything on its bus, second of three, on simulated time.</summary>
    internal sealed class BusBench
    {
        internal readonly BoxBench Bench;
        internal readonly FakeLink Link = new FakeLink();
        internal readonly FakeBusDevice[] Devices = new FakeBusDevice[BusDevice.Count];
        private int seq;

        internal BusBench()
        {
            ConfigurationMessage message = Configurations.Reversible("post");
            message.SetText(ConfigurationMessage.Bus, "lights,buttons,ambient,battery");
            message.SetInteger(ConfigurationMessage.BatteryLow, 11800);
            message.SetText(ConfigurationMessage.Lamps, "red,yellow,green,yellow2,blue,white");
            message.SetText(ConfigurationMessage.Buttons, "yellow,clear,key,double-yellow,slippery,white,blue,section,test,red");
            FakePlatform platform = new FakePlatform();
            for (int device = 0; device < BusDevice.Count; device++)
            {
                Devices[device] = new FakeBusDevice(platform);
            }

            Devices[BusDevice.Buttons].Reads = 0;
            Devices[BusDevice.Ambient].Reads = 20000;
            Devices[BusDevice.Battery].Reads = 12600;
            Bench = new BoxBench(Configurations.Read(message), 5, Link, new FakeStorage(), 1000000, new Trust(), platform, Devices);
            Bench.HasTimeServer = true;
            Bench.Tick();
            Bench.Parts.LinkEvents.Put(LinkEvent.Opened);
            Bench.Sync();
            Bench.Run(500000);
        }

        internal BusKeeper Bus { get { return Bench.Box.Bus; } }

        internal FakeBusDevice Lights { get { return Devices[BusDevice.Lights]; } }

        internal FakeBusDevice Buttons { get { return Devices[BusDevice.Buttons]; } }

        /// <summary>Lets time pass with control fresh all along.</summary>
        internal void Run(string letters, string direction, long microseconds)
        {
            for (long left = microseconds; left > 0; left -= 500000)
            {
                ControlStateMessage state = Controls.State(++seq, letters, Bench.Now);
                state.SetText(ControlStateMessage.Direction, direction);
                state.SetText(ControlStateMessage.RouteHash, direction == "cw" ? "0a1b2c3d" : "4e5f6071");
                Bench.Deliver(state, 0, false);
                Bench.Run(left < 500000 ? left : 500000);
            }
        }

        /// <summary>A neighbour tells what it shows and has proved.</summary>
        internal void Tell(int neighbour, Aspect aspect)
        {
            Bench.Deliver(Controls.Lamps(aspect, aspect, Controls.Boot, 1), Subscriptions.FirstNeighbour + neighbour, false);
        }

        /// <summary>Presses a button on the expander, or lets it go.</summary>
        internal void Press(int button, bool isDown)
        {
            int bit = 1 << ExpanderButtons.ContactOf(button);
            Buttons.Reads = isDown ? Buttons.Reads | bit : Buttons.Reads & ~bit;
        }

        /// <summary>Calls of all devices.</summary>
        internal int Calls()
        {
            int calls = 0;
            for (int device = 0; device < BusDevice.Count; device++)
            {
                calls += Devices[device].Calls;
            }

            return calls;
        }
    }
}
