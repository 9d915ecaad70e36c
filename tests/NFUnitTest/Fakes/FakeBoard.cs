using System;

using Trackside.Core;

namespace NFUnitTest
{
    /// <summary>
    /// A board with lamps and inputs. Each lamp has a sense that follows it unless the lamp is cut or shorted; a change of an input puts
    /// an edge into the ring unless edges are swallowed. With a watchdog the green lamp is fed only for 500 ms after the last turn of the permit.
    /// </summary>
    internal sealed class FakeBoard : ILamps, IInputs, IPermit
    {
        private readonly EdgeRing ring;
        private readonly bool[] levels = new bool[Inputs.Count];
        private readonly bool[] lit = new bool[Lamp.Outputs];
        private readonly bool[] cut = new bool[Lamp.Outputs];
        private long now;
        private long turnedAt = -Watchdog;
        private readonly bool[] shorted = new bool[Lamp.Outputs];

        private const long Watchdog = 500000;

        internal FakeBoard(EdgeRing ring)
        {
            this.ring = ring;
        }

        /// <summary>Stamp of the edges made from here on.</summary>
        internal long Now
        {
            get
            {
                return now;
            }

            set
            {
                now = value;
                FollowLamp(Lamp.Green);
            }
        }

        /// <summary>Whether a watchdog feeds the green lamp.</summary>
        internal bool HasWatchdog { get; set; }

        /// <summary>The watchdog's relay is welded: it feeds whatever happens.</summary>
        internal bool IsWelded { get; set; }

        /// <summary>Turns of the permit output.</summary>
        internal int Turns { get; private set; }

        /// <summary>Lose every edge from here on, as a full event queue does.</summary>
        internal bool SwallowsEdges { get; set; }

        /// <summary>Throw at the next use, once.</summary>
        internal bool ThrowsOnce { get; set; }

        /// <summary>Throw at the next lamp that is to be lit, once.</summary>
        internal bool ThrowsAtLight { get; set; }

        /// <summary>Calls of <see cref="Set"/>.</summary>
        internal int Sets { get; private set; }

        /// <summary>Calls of <see cref="IsActive"/>.</summary>
        internal int Reads { get; private set; }

        /// <summary>Calls of <see cref="WakeLoop"/>.</summary>
        internal int Wakes { get; private set; }

        public void WakeLoop()
        {
            Wakes++;
        }

        public void Set(int lamp, bool isLit)
        {
            if (ThrowsOnce || (ThrowsAtLight && isLit))
            {
                ThrowsOnce = ThrowsAtLight = false;
                throw new InvalidOperationException("lamp port");
            }

            Sets++;
            lit[lamp] = isLit;
            if (lamp != Lamp.Status)
            {
                FollowLamp(lamp);
            }
        }

        public void Toggle()
        {
            Turns++;
            turnedAt = now;
            FollowLamp(Lamp.Green);
        }

        public bool IsActive(int input)
        {
            Reads++;
            return levels[input];
        }

        internal bool IsLit(int lamp)
        {
            return lit[lamp];
        }

        /// <summary>How many flag lamps are lit.</summary>
        internal int LitCount()
        {
            int count = 0;
            for (int lamp = 0; lamp < Lamp.Count; lamp++)
            {
                count += lit[lamp] ? 1 : 0;
            }

            return count;
        }

        /// <summary>Opens or mends a lamp's circuit.</summary>
        internal void Cut(int lamp, bool isCut)
        {
            cut[lamp] = isCut;
            FollowLamp(lamp);
        }

        /// <summary>Makes a lamp burn whatever is asked, or mends that.</summary>
        internal void Short(int lamp, bool isShorted)
        {
            shorted[lamp] = isShorted;
            FollowLamp(lamp);
        }

        /// <summary>Changes an input.</summary>
        internal void Drive(int input, bool isActive)
        {
            if (levels[input] == isActive)
            {
                return;
            }

            levels[input] = isActive;
            if (!SwallowsEdges)
            {
                ring.Put(input, isActive, Now);
            }
        }

        private void FollowLamp(int lamp)
        {
            bool isFed = lamp != Lamp.Green || !HasWatchdog || IsWelded || now - turnedAt < Watchdog;
            Drive(Inputs.SenseOf(lamp), isFed && (shorted[lamp] || (lit[lamp] && !cut[lamp])));
        }
    }
}
