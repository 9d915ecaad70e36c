using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>A marshal's panel, stepped every 10 ms unless it is told otherwise.</summary>
    internal sealed class PanelBench
    {
        internal readonly FakeBoard Board;
        internal readonly Panel Sut;
        private readonly InputBank bank;
        private long now = 1000000;

        internal PanelBench(bool isKeyOn)
            : this(isKeyOn, -1)
        {
        }

        internal PanelBench(bool isKeyOn, int stuck)
            : this(isKeyOn, stuck, Inputs.BasicPanel, new RuleProfile(new ConfigurationMessage()))
        {
        }

        /// <summary>Makes a panel with one button down already; -1 for none.</summary>
        internal PanelBench(bool isKeyOn, int stuck, int buttons, RuleProfile rules)
        {
            EdgeRing ring = new EdgeRing(64);
            Board = new FakeBoard(ring);
            Board.SwallowsEdges = true;
            Board.Drive(Inputs.EnableKey, isKeyOn);
            if (stuck >= 0)
            {
                Board.Drive(stuck, true);
            }

            Board.SwallowsEdges = false;
            bool[] fitted = new bool[Inputs.Count];
            for (int i = 0; i < Inputs.PanelCount; i++)
            {
                fitted[i] = (buttons & (1 << i)) != 0;
            }

            bank = new InputBank(Board, ring, fitted);
            Sut = new Panel(bank, buttons, rules);
        }

        internal void Tick()
        {
            Tick(10000);
        }

        /// <summary>One tick, and the time until the next.</summary>
        internal void Tick(long microseconds)
        {
            Board.Now = now;
            bank.Step(now);
            Sut.Step(now);
            now += microseconds;
        }

        internal void Run(long microseconds)
        {
            for (long end = now + microseconds; now < end;)
            {
                Tick();
            }
        }

        internal void Press(int input)
        {
            Board.Drive(input, true);
            Run(50000);
        }

        internal void Release(int input)
        {
            Board.Drive(input, false);
            Run(50000);
        }
    }
}
