namespace Trackside.Core
{
    /// <summary>
    /// When a post may begin to connect by TLS: posts with even numbers in one half of a round of 6 s of UTC, posts with odd ones in the other. After a restart of the
    /// broker every box comes back at once; so a post and those beside it do not stand still together while a handshake takes no more than 2.4 s, and the broker
    /// meets the crowd in two halves. Costs a post 2.5 s in the mean, 5.5 s at most. Pure; any thread.
    /// </summary>
    public static class LinkTurn
    {
        /// <summary>Half a round, in microseconds.</summary>
        public const long HalfMicroseconds = 3000000;

        /// <summary>Time from its beginning in which an attempt may begin, in microseconds.</summary>
        public const long WindowMicroseconds = 500000;

        /// <summary>Whether it is a post's turn.</summary>
        /// <param name="post">Number of the post on its circuit.</param>
        /// <param name="utc">UTC in microseconds.</param>
        public static bool IsNow(int post, long utc)
        {
            return (utc / HalfMicroseconds % 2) == (post & 1) && utc % HalfMicroseconds < WindowMicroseconds;
        }
    }
}
