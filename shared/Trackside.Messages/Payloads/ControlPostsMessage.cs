namespace Trackside.Messages
{
    /// <summary><c>control/posts</c>: the posts that have not done what control asks. Told on a change, a second after the asking at the soonest.</summary>
    public sealed class ControlPostsMessage : Message
    {
        /// <summary>Boot number of the control box.</summary>
        public const int Boot = 0;

        /// <summary>When it was made, in microseconds since 1970 UTC; absent without UTC.</summary>
        public const int Utc = 1;

        /// <summary>How many posts do not drive what is asked.</summary>
        public const int UnappliedCount = 2;

        /// <summary>Their names, comma between, as many as fit; <c>+3</c> at the end for three more. Absent for none.</summary>
        public const int Unapplied = 3;

        /// <summary>How many drive it and have not proved it.</summary>
        public const int UnprovedCount = 4;

        /// <summary>Their names in the same way.</summary>
        public const int Unproved = 5;

        /// <summary>Makes an empty message.</summary>
        public ControlPostsMessage()
            : base(What.ControlPosts, 6, Limits.Payload)
        {
            Integer(Boot, "boot", 1, Limits.Sequence, true);
            Integer(Utc, "utc", 0, long.MaxValue, false);
            Integer(UnappliedCount, "unapplied", 0, Limits.Posts, true);
            Text(Unapplied, "unappliedPosts", Limits.Text, false);
            Integer(UnprovedCount, "unproved", 0, Limits.Posts, true);
            Text(Unproved, "unprovedPosts", Limits.Text, false);
        }
    }
}
