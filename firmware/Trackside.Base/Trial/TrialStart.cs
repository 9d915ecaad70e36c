namespace Trackside.Core
{
    /// <summary>What a start does about the configurations it finds: <see cref="TrialRules.AtStart"/>.</summary>
    public enum TrialStart
    {
        /// <summary><c>config.json</c> runs; nothing is written.</summary>
        Active = 0,

        /// <summary><c>config.json</c> runs, written since by the cable, or moved there before the power went: it counts from now on.</summary>
        Found = 1,

        /// <summary><c>config.json</c> is damaged and <c>config.try</c> holds the same: that runs and is written back.</summary>
        Mend = 2,

        /// <summary><c>config.try</c> is tried, once that was written down.</summary>
        Try = 3,

        /// <summary><c>config.try</c> runs and takes the place of <c>config.json</c>.</summary>
        Adopt = 4,

        /// <summary><c>config.try</c> is damaged: given up, <c>config.json</c> runs.</summary>
        GiveUpDamaged = 5,

        /// <summary>The trial's one start was made and it never came back: given up, <c>config.json</c> runs.</summary>
        GiveUpRestarted = 6,
    }
}
