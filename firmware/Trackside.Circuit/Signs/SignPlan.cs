namespace Trackside.Core
{
    /// <summary>What a sign box has to do with. Filled once from the configuration (<see cref="Of"/>); unchanged afterwards.</summary>
    public sealed class SignPlan
    {
        /// <summary>Stands where the sign is not on a route.</summary>
        public const int Absent = -1;

        /// <summary>Names of the routes.</summary>
        public string[] Routes;

        /// <summary>Their hashes.</summary>
        public string[] Hashes;

        /// <summary>The arrow of each route, 0 or 1; <see cref="Absent"/> where the sign stays dark.</summary>
        public int[] Arrows;

        /// <summary>Routes for which the barrier must be closed: bit n for route n.</summary>
        public int Closed;

        /// <summary>Whether a barrier with two contacts stands beside it.</summary>
        public bool HasBarrier;

        /// <summary>Whether it has the pit-exit light.</summary>
        public bool HasPit;

        /// <summary>The outputs a box needs as a sign: bit n for the n-th of <see cref="Lamp"/>; 0 where it is none, or its direction is fixed.</summary>
        public static int LampsOf(BoxConfiguration configuration)
        {
            if (!configuration.Has(Roles.Sign) || !configuration.HasInterlock)
            {
                return 0;
            }

            int arrows = (1 << Lamp.FirstArrow) | (1 << (Lamp.FirstArrow + 1));
            return configuration.HasPitExit ? arrows | (1 << Lamp.PitRed) | (1 << Lamp.PitGreen) : arrows;
        }

        /// <summary>The plan of a sign box's configuration. At start-up; allocates.</summary>
        public static SignPlan Of(BoxConfiguration configuration)
        {
            SignPlan plan = new SignPlan();
            plan.Routes = configuration.Routes.Names;
            plan.Hashes = configuration.Routes.Hashes;
            plan.Arrows = new int[plan.Routes.Length];
            for (int route = 0; route < plan.Arrows.Length; route++)
            {
                char arrow = configuration.Arrows == null || route >= configuration.Arrows.Length ? '-' : configuration.Arrows[route];
                plan.Arrows[route] = arrow == '0' ? 0 : arrow == '1' ? 1 : Absent;
            }

            plan.HasBarrier = configuration.Closed != null;
            for (int route = 0; plan.HasBarrier && route < configuration.Closed.Length; route++)
            {
                plan.Closed |= configuration.Closed[route] == '1' ? 1 << route : 0;
            }

            plan.HasPit = configuration.HasPitExit;
            return plan;
        }
    }
}
