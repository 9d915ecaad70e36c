namespace System
{
    public class Object { public Object() { } public virtual bool Equals(object o) { throw null; } public virtual int GetHashCode() { throw null; } public virtual string ToString() { throw null; } }
    public abstract class ValueType { }
    public abstract class Enum : ValueType { }
    public abstract class Attribute { }
    public struct Void { } public struct Boolean { } public struct Byte { } public struct SByte { } public struct Int16 { } public struct UInt16 { } public struct Char { }
    public struct Int32 { } public struct UInt32 { } public struct Int64 { } public struct UInt64 { } public struct IntPtr { } public struct UIntPtr { } public struct Single { } public struct Double { }
    public sealed class String { public int Length { get { throw null; } } public static string Concat(string a, string b) { throw null; } [System.Runtime.CompilerServices.IndexerName("Chars")] public char this[int i] { get { throw null; } } }
    public class Exception { }
    public abstract class Delegate { } public abstract class MulticastDelegate : Delegate { }
    public abstract class Array { public int Length { get { throw null; } } public static void Copy(Array a, int i, Array b, int j, int n) { throw null; } }
    public abstract class Type { }
    public struct RuntimeTypeHandle { } public struct RuntimeFieldHandle { }
    public class ParamArrayAttribute : Attribute { }
    public enum AttributeTargets { All = 0x7fff }
    public sealed class AttributeUsageAttribute : Attribute { public AttributeUsageAttribute(AttributeTargets t) { } public bool AllowMultiple { get; set; } public bool Inherited { get; set; } }
    public interface IDisposable { void Dispose(); }
}
namespace System.Collections { public interface IEnumerator { object Current { get; } bool MoveNext(); void Reset(); } public interface IEnumerable { IEnumerator GetEnumerator(); } }
namespace System.Runtime.CompilerServices { public static class RuntimeHelpers { public static void InitializeArray(Array a, RuntimeFieldHandle h) { throw null; } } public sealed class IndexerNameAttribute : Attribute { public IndexerNameAttribute(string n) { } } }
namespace System.Reflection { public sealed class DefaultMemberAttribute : Attribute { public DefaultMemberAttribute(string m) { } } }
