using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>What the interlock of a control box must know of its circuit. Made once at start-up, unchanged afterwards. Loop only.</summary>
    public sealed class InterlockPlan
    {
        private const int UsualQuietSeconds = 300;

        private InterlockPlan()
        {
        }

        /// <summary>Boxes of the direction signs.</summary>
        public string[] Signs { get; private set; }

        /// <summary>Loops of each route, in the order a vehicle meets them.</summary>
        public string[][] Sweep { get; private set; }

        /// <summary>Places that a reversal needs confirmed one by one.</summary>
        public string[] Places { get; private set; }

        /// <summary>The sign box whose contact proves a place; empty where a person confirms it.</summary>
        public string[] Contacts { get; private set; }

        /// <summary>Box of the start/finish post.</summary>
        public string StartPost { get; private set; }

        /// <summary>Transponder of the sweep car; 0 for none known.</summary>
        public long SweepCar { get; private set; }

        /// <summary>Seconds without a passing that prove the circuit empty.</summary>
        public int QuietSeconds { get; private set; }

        /// <summary>Routes that belong to a joined course.</summary>
        public string[] JoinedRoutes { get; private set; }

        /// <summary>The circuit's timing boxes.</summary>
        public string[] Timers { get; private set; }

        /// <summary>The loop at the pit exit; null for none.</summary>
        public string PitOut { get; private set; }

        /// <summary>The loop at the pit entry; null for none.</summary>
        public string PitIn { get; private set; }

        /// <summary>The circuit that is joined with this one; null for none.</summary>
        public string Partner { get; private set; }

        /// <summary>The field that does not fit; -1 for none.</summary>
        public int FaultField { get; private set; }

        /// <summary>Reads the plan.</summary>
        /// <param name="message">The configuration.</param>
        /// <param name="routes">The routes of the same configuration.</param>
        /// <param name="posts">The posts of the same configuration.</param>
        public static InterlockPlan Read(Message message, RouteTable routes, string[] posts)
        {
            InterlockPlan plan = new InterlockPlan();
            plan.FaultField = -1;
            plan.Signs = Lists.Split(message, ConfigurationMessage.Signs, null);
            plan.Places = Lists.Split(message, ConfigurationMessage.Places, null);
            plan.Contacts = message.Has(ConfigurationMessage.Contacts) ? Lists.Split(message, ConfigurationMessage.Contacts, null) : Lists.Empty(plan.Places.Length);
            plan.StartPost = message.GetText(ConfigurationMessage.StartPost);
            plan.SweepCar = message.GetInteger(ConfigurationMessage.SweepCar);
            plan.QuietSeconds = message.Has(ConfigurationMessage.Quiet) ? (int)message.GetInteger(ConfigurationMessage.Quiet) : UsualQuietSeconds;
            plan.JoinedRoutes = Lists.Split(message, ConfigurationMessage.JoinedRoutes, null);
            plan.Partner = message.GetText(ConfigurationMessage.Partner);
            plan.Timers = Lists.Split(message, ConfigurationMessage.Timers, null);
            plan.PitOut = message.GetText(ConfigurationMessage.PitOut);
            plan.PitIn = message.GetText(ConfigurationMessage.PitIn);
            string[] sweeps = Lists.Split(message, ConfigurationMessage.Sweep, null);
            plan.Sweep = new string[sweeps.Length][];
            for (int i = 0; i < sweeps.Length; i++)
            {
                plan.Sweep[i] = sweeps[i].Split('>');
            }

            plan.Check(routes, posts);
            return plan;
        }

        private void Check(RouteTable routes, string[] posts)
        {
            if (Signs.Length == 0 || Signs.Length > Limits.Signs || !Lists.AreIdentifiers(Signs, false))
            {
                FaultField = ConfigurationMessage.Signs;
            }
            else if (Sweep.Length != routes.Names.Length || !SweepsAreNames())
            {
                FaultField = ConfigurationMessage.Sweep;
            }
            else if (Places.Length > Limits.Places || !Lists.AreIdentifiers(Places, false))
            {
                FaultField = ConfigurationMessage.Places;
            }
            else if (Contacts.Length != Places.Length || !ContactsAreSigns())
            {
                FaultField = ConfigurationMessage.Contacts;
            }
            else if (StartPost == null || Lists.PlaceOf(posts, StartPost) < 0)
            {
                FaultField = ConfigurationMessage.StartPost;
            }
            else if (Timers.Length > Limits.Timers || !Lists.AreIdentifiers(Timers, false))
            {
                FaultField = ConfigurationMessage.Timers;
            }
            else if (!JoinedAreRoutes(routes))
            {
                FaultField = ConfigurationMessage.JoinedRoutes;
            }
            else if (JoinedRoutes.Length > 0 && !Topic.IsIdentifier(Partner))
            {
                FaultField = ConfigurationMessage.Partner;
            }
        }

        private bool SweepsAreNames()
        {
            for (int route = 0; route < Sweep.Length; route++)
            {
                if (!Lists.AreIdentifiers(Sweep[route], false))
                {
                    return false;
                }
            }

            return true;
        }

        private bool ContactsAreSigns()
        {
            for (int i = 0; i < Contacts.Length; i++)
            {
                if (Contacts[i].Length > 0 && Lists.PlaceOf(Signs, Contacts[i]) < 0)
                {
                    return false;
                }
            }

            return true;
        }

        private bool JoinedAreRoutes(RouteTable routes)
        {
            for (int i = 0; i < JoinedRoutes.Length; i++)
            {
                if (routes.IndexOf(JoinedRoutes[i]) < 0)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
