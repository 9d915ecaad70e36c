namespace Trackside.Messages
{
    /// <summary><c>ack</c>, to a box: everything up to this passing is durable.</summary>
    public sealed class AckMessage : Message
    {
        /// <summary>Boot number the sequence belongs to.</summary>
        public const int Boot = 0;

        /// <summary>Highest passing of a run without a gap; 0 acknowledges nothing.</summary>
        public const int Seq = 1;

        /// <summary>Makes an empty message.</summary>
        public AckMessage()
            : base(What.Ack, 2, Limits.Payload)
        {
            Integer(Boot, "boot", 1, Limits.Sequence, true);
            Integer(Seq, "seq", 0, Limits.Sequence, true);
        }
    }
}
