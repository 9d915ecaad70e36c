namespace System
{
    public struct Boolean
    {
    }

    public struct Byte
    {
    }

    public struct Char
    {
    }

    public struct Int16
    {
    }

    public struct Int32
    {
        public const int MaxValue = 2147483647;
        public const int MinValue = -2147483648;
        public override string ToString() => throw null;
        public static bool TryParse(string s, out int result) => throw null;
    }

    public struct Int64
    {
        public const long MaxValue = 9223372036854775807;
        public const long MinValue = -9223372036854775808;
        public override string ToString() => throw null;
        public string ToString(string format) => throw null;
    }

    public struct IntPtr
    {
    }

    public struct SByte
    {
    }

    public struct UInt16
    {
    }

    public struct UInt32
    {
        public const uint MaxValue = 4294967295;
    }

    public struct UInt64
    {
    }

    public struct UIntPtr
    {
    }

    public struct Void
    {
    }

    public struct Double
    {
    }

    public struct Single
    {
    }
}
