using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// Decides what a post shows: a pure function of what control asks, how well that may be believed, what the marshal and the neighbours ask, whether
    /// green is permitted, and the rule profile. The greater restriction always wins; only fresh control permits.
    /// <code>
    /// link age         base                                                       reason
    /// Never            row Reboot of the loss table                               NoControl
    /// Unsynced         row Link of the loss table                                 ClockUnsynced
    /// Old              row Link of the loss table                                 NoLink
    /// Fresh            control's                                                  Central
    /// Fresh, green     dark, where guard or permit forbid                         Guard
    ///                  dark, where the profile shows green only when it is due    Clear
    /// then             the neighbours' if it is more                              theirs
    /// then             the marshal's if it is more                                Local
    /// </code>
    /// What comes out is held against <see cref="FlagInvariants"/> every time: red where one is broken. Loop only; allocates nothing.
    /// </summary>
    public sealed class Arbiter
    {
        private readonly RuleProfile rules;

        // Fields: a property costs a call each time, and every tick decides anew.
        private Aspect decided;
        private AspectReason why;

        /// <summary>Makes an arbiter of a rule profile.</summary>
        public Arbiter(RuleProfile rules)
        {
            this.rules = rules;
        }

        /// <summary>What is to be shown.</summary>
        public Aspect Aspect { get { return decided; } }

        /// <summary>Why.</summary>
        public AspectReason Reason { get { return why; } }

        /// <summary>Decides.</summary>
        /// <param name="central">What control last asked for.</param>
        /// <param name="age">How well that may be believed.</param>
        /// <param name="local">What the marshal asks for; dark for nothing, never green.</param>
        /// <param name="neighbour">What the neighbours call for; dark for nothing, never green.</param>
        /// <param name="neighbourReason">Why they do.</param>
        /// <param name="isPermitted">Whether guard and permit output allow green.</param>
        /// <param name="isGreenDue">Whether a profile that shows green only behind a yellow would show it now.</param>
        /// <returns><see cref="Aspect"/>.</returns>
        public Aspect Decide(Aspect central, LinkAge age, Aspect local, Aspect neighbour, AspectReason neighbourReason, bool isPermitted, bool isGreenDue)
        {
            Aspect shown = central;
            AspectReason reason = AspectReason.Central;
            if (age != LinkAge.Fresh)
            {
                shown = LossTable.Shown(age == LinkAge.Never ? Loss.Reboot : Loss.Link, central, rules.LossGreen);
                reason = age == LinkAge.Never ? AspectReason.NoControl : age == LinkAge.Old ? AspectReason.NoLink : AspectReason.ClockUnsynced;
            }
            else if (central == Aspect.Green && !isPermitted)
            {
                shown = Aspect.Dark;
                reason = AspectReason.Guard;
            }
            else if (central == Aspect.Green && rules.IsGreenAfterYellow && !isGreenDue)
            {
                shown = Aspect.Dark;
                reason = AspectReason.Clear;
            }

            if (neighbour > Aspect.Dark && (neighbour > shown || shown == Aspect.Green))
            {
                shown = neighbour;
                reason = neighbourReason;
            }

            if (local > shown)
            {
                shown = local;
                reason = AspectReason.Local;
            }

            bool holds = FlagInvariants.Broken(central, age, local, neighbour, isPermitted, shown) == FlagInvariants.None;
            decided = holds ? shown : Aspect.Red;
            why = holds ? reason : AspectReason.RoleFault;
            return decided;
        }
    }
}
