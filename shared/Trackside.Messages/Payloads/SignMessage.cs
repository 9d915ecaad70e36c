namespace Trackside.Messages
{
    /// <summary><c>sign</c>: the three facts of a direction sign, apart. A direction is a route's name, or <c>none</c>.</summary>
    public sealed class SignMessage : Message
    {
        /// <summary>Direction the circuit's control last asked for.</summary>
        public const int Commanded = 0;

        /// <summary>Direction the sign drives.</summary>
        public const int Applied = 1;

        /// <summary>Direction its sense inputs prove.</summary>
        public const int Proved = 2;

        /// <summary>Why: a reason code.</summary>
        public const int Reason = 3;

        /// <summary>Direction epoch.</summary>
        public const int Epoch = 4;

        /// <summary>Makes an empty message.</summary>
        public SignMessage()
            : base(What.Sign, 5, Limits.Payload)
        {
            Text(Commanded, "commanded", Limits.Identifier, false);
            Text(Applied, "applied", Limits.Identifier, true);
            Text(Proved, "proved", Limits.Identifier, true);
            Text(Reason, "reason", Limits.Text, false);
            Integer(Epoch, "epoch", 0, Limits.Sequence, false);
        }
    }
}
