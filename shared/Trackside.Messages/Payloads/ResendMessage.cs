namespace Trackside.Messages
{
    /// <summary><c>resend</c>, to a box: passings wanted again.</summary>
    public sealed class ResendMessage : Message
    {
        /// <summary>Boot number the sequence belongs to.</summary>
        public const int Boot = 0;

        /// <summary>First passing wanted.</summary>
        public const int From = 1;

        /// <summary>Last passing wanted.</summary>
        public const int To = 2;

        /// <summary>Makes an empty message.</summary>
        public ResendMessage()
            : base(What.Resend, 3, Limits.Payload)
        {
            Integer(Boot, "boot", 1, Limits.Sequence, true);
            Integer(From, "from", 1, Limits.Sequence, true);
            Integer(To, "to", 1, Limits.Sequence, true);
        }
    }
}
