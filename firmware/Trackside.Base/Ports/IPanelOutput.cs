using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// What shows a post's flag: discrete lamps (<c>LampBank</c>) or a pixel panel. The post decides aspect, phase and brightness; the output shows,
    /// reads back, and says what it can show. Loop only; <see cref="Step"/> runs every tick and allocates nothing.
    /// </summary>
    public interface IPanelOutput
    {
        /// <summary>The aspect itself where the output can show it with what still works, else the next more restrictive one that it can.
        /// <see cref="Aspect.Red"/> always is one: where no red can be lit the output drives what restricts most.</summary>
        Aspect Nearest(Aspect aspect);

        /// <summary>Shows an aspect and looks at what is sensed.</summary>
        /// <param name="aspect">One that <see cref="Nearest"/> gave.</param>
        /// <param name="now">Monotonic microseconds.</param>
        /// <param name="phase">Time the rhythm follows: UTC microseconds where known, else monotonic; or <see cref="LampPattern.Steady"/>.</param>
        void Step(Aspect aspect, long now, long phase);

        /// <summary>Sets the brightness, in percent of full: on a change only.</summary>
        void Dim(int percent);

        /// <summary>Shows a board at the line beside the flag: on a change only.</summary>
        /// <param name="board">The board.</param>
        /// <param name="number">Its number, 0 to 999; -1 for none.</param>
        /// <returns>False where the output cannot show it.</returns>
        bool ShowBoard(LineBoard board, int number);

        /// <summary>The aspect that is proved; <see cref="Aspect.Unproved"/> while none is.</summary>
        Aspect Proved { get; }

        /// <summary>Parts that failed: bit n for lamp n, or for part n of a panel.</summary>
        int Faults { get; }

        /// <summary>Failed parts for which a twin stands in.</summary>
        int Twins { get; }

        /// <summary>The names of some parts, comma between. Allocates.</summary>
        string NamesOf(int parts);

        /// <summary>Lights the parts that permit nothing, one after the other, and looks at each sense: the lamp test.</summary>
        /// <param name="now">Monotonic microseconds.</param>
        /// <returns>False once the test is over.</returns>
        bool StepTest(long now);
    }
}
