namespace Trackside.Messages
{
    /// <summary><c>control/reply</c>: how far a request has come. Repeated <c>accepted</c> names the posts still missing.</summary>
    public sealed class ControlReplyMessage : Message
    {
        /// <summary>The request's.</summary>
        public const int Id = 0;

        /// <summary>The request's.</summary>
        public const int Issuer = 1;

        /// <summary><see cref="ControlResult"/> as a word.</summary>
        public const int Result = 2;

        /// <summary>Why it was refused: a word of <see cref="RefusalReason"/>.</summary>
        public const int Reason = 3;

        /// <summary>Posts that have not applied it, or not proved it; or proofs as <c>word:box</c> (<see cref="ProofWords"/>); comma between.</summary>
        public const int Missing = 4;

        private static readonly string[] results = { "refused", "accepted", "applied", "proved" };

        /// <summary>Makes an empty message.</summary>
        public ControlReplyMessage()
            : base(What.ControlReply, 5, Limits.Payload)
        {
            Text(Id, "id", Limits.Identifier, true);
            Text(Issuer, "issuer", Limits.Identifier, true);
            Choice(Result, "result", results, true);
            Choice(Reason, "reason", RefusalReasons.All, false);
            Text(Missing, "missing", Limits.Text, false);
        }
    }
}
