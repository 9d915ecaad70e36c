namespace Trackside.Messages
{
    /// <summary>The words for <see cref="InterlockState"/>. Any thread.</summary>
    public static class InterlockStates
    {
        /// <summary>The word in messages, such as <c>locked</c>.</summary>
        public static string Of(InterlockState state)
        {
            return ControlStateMessage.InterlockStates[(int)state];
        }
    }
}
