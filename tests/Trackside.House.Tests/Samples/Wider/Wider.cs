// What a compiler for the device may be offered beyond firmware/reference, all in one corlib: enough for every
// offending sample to compile, so that the rules, not the compiler, are what refuses it. Strings and times stand here
// whole, in place of the files of that name there: the samples ask more of them than the firmware does.
using System.Runtime.CompilerServices;

namespace System
{
    public sealed class String
    {
        [IndexerName("Chars")]
        public char this[int index] => throw null;

        public int Length => throw null;
        public static bool operator ==(string a, string b) => throw null;
        public static bool operator !=(string a, string b) => throw null;
        public static string Concat(string str0, string str1) => throw null;
        public static string Concat(string str0, string str1, string str2) => throw null;
        public static string Concat(string str0, string str1, string str2, string str3) => throw null;
        public static string Format(string format, params object[] args) => throw null;
    }

    public struct TimeSpan
    {
    }

    public struct DateTime
    {
        public static DateTime UtcNow => throw null;
        public long Ticks => throw null;
    }

    public delegate void Action<T>(T obj);
    public delegate TResult Func<TResult>();

    public sealed class ThreadStaticAttribute : Attribute
    {
    }

    public static class Buffer
    {
        public static void BlockCopy(Array source, int sourceOffset, Array destination, int destinationOffset, int count) => throw null;
    }

    public static class Environment
    {
        public static long TickCount64 => throw null;
    }
}

namespace System.Collections
{
    public class Hashtable
    {
        public object this[object key]
        {
            get => throw null;
            set => throw null;
        }
    }
}

namespace System.Diagnostics
{
    public class Stopwatch
    {
        public static Stopwatch StartNew() => throw null;
    }
}

namespace System.Runtime.CompilerServices
{
    public static class IsVolatile
    {
    }

    public static class RuntimeFeature
    {
        public const string DefaultImplementationsOfInterfaces = "DefaultImplementationsOfInterfaces";
    }
}

namespace nanoFramework.TestFramework
{
    public class TestMethodAttribute : System.Attribute
    {
    }

    public class DataRowAttribute : System.Attribute
    {
        public DataRowAttribute(params object[] methodParameters) => throw null;
    }
}
