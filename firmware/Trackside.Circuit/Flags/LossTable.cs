using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>What can be lost.</summary>
    public enum Loss
    {
        /// <summary>The link to control is older than 3 s.</summary>
        Link = 0,

        /// <summary>Reboot or brown-out: nothing was heard since.</summary>
        Reboot = 1,

        /// <summary>The loop stands still.</summary>
        StuckLoop = 2,

        /// <summary>A lamp the aspect needs has failed.</summary>
        Lamp = 3,
    }

    /// <summary>What becomes of a light after a loss.</summary>
    public enum LossOutcome
    {
        /// <summary>It stays as it is.</summary>
        Stays = 0,

        /// <summary>It goes dark.</summary>
        Dark = 1,

        /// <summary>The fault pattern, or control's last aspect where that restricts more.</summary>
        FaultPattern = 2,

        /// <summary>Its twin burns; without one, the next more restrictive aspect that can be shown. The post before escalates while it is unproved.</summary>
        TwinOrMore = 3,

        /// <summary>Every arrow dark, until a fresh word of the same epoch.</summary>
        Blank = 4,

        /// <summary>The pit exit shows red.</summary>
        Red = 5,
    }

    /// <summary>
    /// The loss table: what each kind of light does after each loss. The one place where it is written. Pure; any thread.
    /// <code>
    /// loss        red / SC / yellows   green    arrows   pit exit
    /// Link        Stays                Dark     Blank    Red
    /// Reboot      FaultPattern         Dark     Blank    Red
    /// StuckLoop   Stays                Dark     Blank    Dark
    /// Lamp        TwinOrMore           Dark     Blank    Red
    /// </code>
    /// </summary>
    public static class LossTable
    {
        /// <summary>Column: red, the neutralisations, yellows, and whatever else warns.</summary>
        public const int Warning = 0;

        /// <summary>Column: green.</summary>
        public const int Green = 1;

        /// <summary>Column: direction arrows.</summary>
        public const int Arrows = 2;

        /// <summary>Column: the pit exit.</summary>
        public const int PitExit = 3;

        private static readonly LossOutcome[][] outcomes =
        {
            new LossOutcome[] { LossOutcome.Stays, LossOutcome.Dark, LossOutcome.Blank, LossOutcome.Red },
            new LossOutcome[] { LossOutcome.FaultPattern, LossOutcome.Dark, LossOutcome.Blank, LossOutcome.Red },
            new LossOutcome[] { LossOutcome.Stays, LossOutcome.Dark, LossOutcome.Blank, LossOutcome.Dark },
            new LossOutcome[] { LossOutcome.TwinOrMore, LossOutcome.Dark, LossOutcome.Blank, LossOutcome.Red },
        };

        /// <summary>The outcome at a row and a column.</summary>
        public static LossOutcome Of(Loss loss, int column)
        {
            return outcomes[(int)loss][column];
        }

        /// <summary>The least a post's flag may show of an aspect control asked for, after a loss.</summary>
        /// <param name="loss">What was lost.</param>
        /// <param name="aspect">What control last asked for.</param>
        /// <param name="insteadOfGreen">What the profile shows where green goes: dark, or something that restricts.</param>
        public static Aspect Shown(Loss loss, Aspect aspect, Aspect insteadOfGreen)
        {
            LossOutcome outcome = outcomes[(int)loss][aspect == Aspect.Green ? Green : Warning];
            if (outcomes[(int)loss][Warning] == LossOutcome.FaultPattern)
            {
                return aspect > Aspect.Fault ? aspect : Aspect.Fault;
            }

            return outcome == LossOutcome.Dark ? insteadOfGreen : aspect;
        }
    }
}
