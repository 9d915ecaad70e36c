namespace Trackside.Messages
{
    /// <summary><c>console/in</c> and <c>console/out</c>: one line.</summary>
    public sealed class ConsoleMessage : Message
    {
        /// <summary>The line, without its end.</summary>
        public const int Line = 0;

        /// <summary>Makes an empty message.</summary>
        public ConsoleMessage()
            : base(What.ConsoleOut, 1, Limits.Payload)
        {
            Text(Line, "line", 400, true);
        }
    }
}
