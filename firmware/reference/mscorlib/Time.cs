namespace System
{
    public struct TimeSpan
    {
        public static readonly TimeSpan Zero;
    }
}
