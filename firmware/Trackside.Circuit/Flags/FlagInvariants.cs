using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// What must hold of every decision of every post, whatever comes in. One place: the arbiter asserts it in the running box and shows red where it is
    /// broken, and a test asks it for every combination there is. Pure; any thread.
    /// </summary>
    public static class FlagInvariants
    {
        /// <summary>Nothing is broken.</summary>
        public const int None = 0;

        /// <summary>Less is shown than the marshal asks for.</summary>
        public const int LessThanLocal = 1;

        /// <summary>Less is shown than control asks for, though that restricts: only control releases its own.</summary>
        public const int LessThanCentral = 2;

        /// <summary>Less is shown than the neighbours call for.</summary>
        public const int LessThanNeighbour = 3;

        /// <summary>Green, but control is not fresh, or does not ask for it.</summary>
        public const int GreenUnasked = 4;

        /// <summary>Green, but the guard has latched or there is no permit.</summary>
        public const int GreenUnpermitted = 5;

        /// <summary>Nothing was heard of control since boot, but less than the fault pattern is shown.</summary>
        public const int UnknownAsClear = 6;

        /// <summary>Something is shown that is no aspect to be shown.</summary>
        public const int NoAspect = 7;

        /// <summary>The first rule that is broken.</summary>
        /// <param name="central">What control last asked for.</param>
        /// <param name="age">How well that may be believed.</param>
        /// <param name="local">What the marshal asks for; dark for nothing.</param>
        /// <param name="neighbour">What the neighbours call for; dark for nothing.</param>
        /// <param name="isPermitted">Whether the guard and the permit output allow green.</param>
        /// <param name="shown">What is decided.</param>
        public static int Broken(Aspect central, LinkAge age, Aspect local, Aspect neighbour, bool isPermitted, Aspect shown)
        {
            if (shown == Aspect.Green)
            {
                return local > Aspect.Dark ? LessThanLocal
                    : neighbour > Aspect.Dark ? LessThanNeighbour
                    : age != LinkAge.Fresh || central != Aspect.Green ? GreenUnasked
                    : isPermitted ? None : GreenUnpermitted;
            }

            return shown < local ? LessThanLocal
                : shown < central && central > Aspect.Green ? LessThanCentral
                : shown < neighbour ? LessThanNeighbour
                : age == LinkAge.Never && shown < Aspect.Fault ? UnknownAsClear
                : shown > Aspect.Red ? NoAspect : None;
        }
    }
}
