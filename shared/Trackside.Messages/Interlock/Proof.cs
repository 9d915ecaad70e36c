namespace Trackside.Messages
{
    /// <summary>What an interlock may be missing before it goes on, or has lost. In the order of the words in <see cref="ProofWords"/>.</summary>
    public enum Proof
    {
        /// <summary>Nothing.</summary>
        None = 0,

        /// <summary>The session is closed.</summary>
        SessionClosed = 1,

        /// <summary>Race control asked, not more than 60 s ago.</summary>
        Request = 2,

        /// <summary>The key on the control box was turned, not more than 60 s from the request or the commits.</summary>
        Key = 3,

        /// <summary>The lamps of a post prove red.</summary>
        PostRed = 4,

        /// <summary>A post knows the epoch and has the very route.</summary>
        PostRoute = 5,

        /// <summary>A post pressed "section clear".</summary>
        Section = 6,

        /// <summary>Earlier permissions can live no longer: 4 s since they ended.</summary>
        PermitsOver = 7,

        /// <summary>As many vehicles came in as went out.</summary>
        Tokens = 8,

        /// <summary>No vehicle was seen for the time of a slow lap by loops that all live, or the sweep car saw every loop in order.</summary>
        TrackEmpty = 9,

        /// <summary>The sweep car saw every loop in the order of the direction to come.</summary>
        Sweep = 10,

        /// <summary>A sign proves that every arrow is dark.</summary>
        SignDark = 11,

        /// <summary>A sign proves the direction's arrow lit and the opposite one dark, in this epoch.</summary>
        SignLit = 12,

        /// <summary>The contacts of a barrier prove that it stands for the direction to come.</summary>
        Barrier = 13,

        /// <summary>A place that exists in one direction only was confirmed.</summary>
        Place = 14,

        /// <summary>Race control committed, not more than 60 s ago.</summary>
        CommitControl = 15,

        /// <summary>The start/finish post committed, not more than 60 s ago.</summary>
        CommitPost = 16,

        /// <summary>The partner circuit of a joined course is ready in the same direction.</summary>
        Partner = 17,

        /// <summary>No sign senses two directions, or an arrow that nobody asked for.</summary>
        NoConflict = 18,

        /// <summary>The state was written to storage.</summary>
        Stored = 19,

        /// <summary>A box that was asked to be locked out is confirmed dark or covered by the post named.</summary>
        OnSite = 20,
    }
}
