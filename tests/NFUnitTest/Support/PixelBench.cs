using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>Lamps and a pixel panel whose current is sensed, in simulated time.</summary>
    internal sealed class PixelBench
    {
        private const long Period = 10000;
        private const int Fitted = Lamp.Basic | (1 << Lamp.YellowTwin);

        internal readonly FakeBoard Board;
        internal readonly PixelPanel Panel;
        internal readonly PixelOutput Sut;
        private readonly InputBank inputs;
        private long now;

        internal PixelBench()
        {
            EdgeRing ring = new EdgeRing(64);
            Board = new FakeBoard(ring);
            bool[] fitted = new bool[Inputs.Count];
            fitted[Inputs.PanelSense] = true;
            for (int lamp = 0; lamp < Lamp.Count; lamp++)
            {
                fitted[Inputs.FirstSense + lamp] = (Fitted & (1 << lamp)) != 0;
            }

            inputs = new InputBank(Board, ring, fitted);
            LampPattern pattern = new LampPattern(500000, null);
            Panel = new PixelPanel(new FakePixels(), 16, 16, true);
            Sut = new PixelOutput(new LampBank(Board, inputs, Fitted, pattern), Panel, pattern, inputs);
        }

        /// <summary>The panel's supply is cut.</summary>
        internal bool IsDead { get; set; }

        /// <summary>The panel draws current whatever it is sent.</summary>
        internal bool IsStuck { get; set; }

        /// <summary>Shows an aspect for a time.</summary>
        internal void Show(Aspect aspect, long microseconds)
        {
            for (long end = now + microseconds; now < end; now += Period)
            {
                inputs.Step(now);
                Sut.Step(aspect, now, now);
                Feed();
            }
        }

        /// <summary>Shows it steadily.</summary>
        internal void Hold(Aspect aspect, long microseconds)
        {
            for (long end = now + microseconds; now < end; now += Period)
            {
                inputs.Step(now);
                Sut.Step(aspect, now, LampPattern.Steady);
                Feed();
            }
        }

        /// <summary>One step of the lamp test.</summary>
        internal bool Test()
        {
            inputs.Step(now);
            bool isRunning = Sut.StepTest(now);
            Feed();
            now += Period;
            return isRunning;
        }

        private void Feed()
        {
            Board.Now = now;
            Board.Drive(Inputs.PanelSense, IsStuck || (Panel.IsLit && !IsDead));
        }
    }
}
