using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>Lamps with their senses, stepped every 10 ms.</summary>
    internal sealed class LampBench
    {
        internal readonly FakeBoard Board;
        internal readonly LampBank Sut;
        private readonly InputBank bank;

        internal LampBench()
            : this(Lamp.Basic, null)
        {
        }

        /// <summary>Makes a bench of some lamps, and patterns that differ from the usual; null for none.</summary>
        internal LampBench(int lamps, string patterns)
        {
            EdgeRing ring = new EdgeRing(64);
            Board = new FakeBoard(ring);
            bool[] fitted = new bool[Inputs.Count];
            for (int lamp = 0; lamp < Lamp.Count; lamp++)
            {
                fitted[Inputs.FirstSense + lamp] = (lamps & (1 << lamp)) != 0;
            }

            bank = new InputBank(Board, ring, fitted);
            Sut = new LampBank(Board, bank, lamps, new LampPattern(RuleProfile.UsualFlash, patterns));
            Now = 2000000;
        }

        /// <summary>The instant of the next step; the phase is the same.</summary>
        internal long Now { get; private set; }

        /// <summary>Shows an aspect for a time.</summary>
        internal void Show(Aspect aspect, long microseconds)
        {
            for (long end = Now + microseconds; Now < end; Now += 10000)
            {
                bank.Step(Now);
                Sut.Step(aspect, Now, Now);
            }
        }

        /// <summary>Runs a lamp test to its end.</summary>
        /// <returns>The lamps that were lit in it, bit n for lamp n; -1 where it lit two at once.</returns>
        internal int Test()
        {
            int seen = 0;
            for (bool isTesting = true; isTesting; Now += 10000)
            {
                bank.Step(Now);
                isTesting = Sut.StepTest(Now);
                int lit = Sut.Burning;
                seen = seen < 0 || (lit & (lit - 1)) != 0 ? -1 : seen | lit;
            }

            return seen;
        }

        /// <summary>Shows an aspect for a time and counts the steps at which it was proved.</summary>
        internal int CountProved(Aspect aspect, long microseconds)
        {
            int proved = 0;
            for (long end = Now + microseconds; Now < end; Now += 10000)
            {
                bank.Step(Now);
                Sut.Step(aspect, Now, Now);
                proved += Sut.Proved == aspect ? 1 : 0;
            }

            return proved;
        }
    }
}
