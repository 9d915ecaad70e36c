namespace Trackside.Core
{
    /// <summary>What a sign box has to do with. Filled once from the configuration; unchanged afterwards.</summary>
    public sealed class SignPlan
    {
        /// <summary>Names of the circuit's routes.</summary>
        public string[] Routes;

        /// <summary>Their hashes.</summary>
        public string[] Hashes;

        /// <summary>The arrow of each route: 0 or 1.</summary>
        public int[] Arrows;

        /// <summary>Routes on which the sign stands: bit n for route n.</summary>
        public int Lights;

        /// <summary>Whether a barrier with two contacts stands beside it.</summary>
        public bool HasBarrier;

        /// <summary>Whether it has the pit-exit light.</summary>
        public bool HasPit;
    }
}
