namespace Trackside.Core
{
    /// <summary>What the roles of a box share. Made once by the box.</summary>
    public sealed class RoleParts
    {
        /// <summary>The inputs.</summary>
        public InputBank Inputs;

        /// <summary>The clock.</summary>
        public ClockModel Clock;

        /// <summary>What is sent and received.</summary>
        public Mail Mail;

        /// <summary>The connection.</summary>
        public LinkManager Link;

        /// <summary>The permit output.</summary>
        public PermitOutput Permit;

        /// <summary>The guard.</summary>
        public AspectGuard Guard;
    }
}
