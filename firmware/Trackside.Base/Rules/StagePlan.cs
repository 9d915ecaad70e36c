using System.Text;
using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>What a control box must know of a stage. Made once at start-up; unchanged afterwards.</summary>
    public sealed class StagePlan
    {
        private StagePlan()
        {
        }

        /// <summary>Place of the start post among the circuit's posts.</summary>
        public int StartPost { get; private set; }

        /// <summary>Name of the loop at the start.</summary>
        public byte[] Start { get; private set; }

        /// <summary>Names of the loops at the finish.</summary>
        public byte[][] Finishes { get; private set; }

        /// <summary>The timing boxes.</summary>
        public string[] Timers { get; private set; }

        /// <summary>The field that does not fit; -1 for none.</summary>
        public int FaultField { get; private set; }

        /// <summary>Reads the plan.</summary>
        /// <param name="message">The configuration.</param>
        /// <param name="posts">The posts of the same configuration.</param>
        public static StagePlan Read(Message message, string[] posts)
        {
            StagePlan plan = new StagePlan();
            plan.FaultField = -1;
            plan.Timers = Lists.Split(message, ConfigurationMessage.Timers, null);
            string start = message.GetText(ConfigurationMessage.StartPost);
            plan.StartPost = start == null ? -1 : Lists.PlaceOf(posts, start);
            string[] loops = message.GetText(ConfigurationMessage.Stage).Split('>');
            plan.Finishes = new byte[loops.Length - 1][];
            plan.Start = Encoding.UTF8.GetBytes(loops[0]);
            for (int i = 1; i < loops.Length; i++)
            {
                plan.Finishes[i - 1] = Encoding.UTF8.GetBytes(loops[i]);
            }

            if (plan.StartPost < 0)
            {
                plan.FaultField = ConfigurationMessage.StartPost;
            }
            else if (loops.Length < 2 || !Lists.AreIdentifiers(loops, false))
            {
                plan.FaultField = ConfigurationMessage.Stage;
            }
            else if (plan.Timers.Length == 0 || plan.Timers.Length > Limits.Timers || !Lists.AreIdentifiers(plan.Timers, false))
            {
                plan.FaultField = ConfigurationMessage.Timers;
            }

            return plan;
        }
    }
}
