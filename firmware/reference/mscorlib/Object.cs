using System.Reflection;

namespace System
{
    public class Object
    {
        public Object() => throw null;
        public virtual string ToString() => throw null;
        public virtual bool Equals(object obj) => throw null;
        public static bool Equals(object objA, object objB) => throw null;
        public virtual int GetHashCode() => throw null;
    }

    public abstract class ValueType
    {
        protected ValueType() => throw null;
    }

    public abstract class Enum : ValueType
    {
        protected Enum() => throw null;
    }

    public abstract class Type : MemberInfo
    {
        public static Type GetTypeFromHandle(RuntimeTypeHandle handle) => throw null;
        internal Type() => throw null;
    }

    public struct RuntimeFieldHandle
    {
    }

    public struct RuntimeTypeHandle
    {
    }

    public abstract class MarshalByRefObject
    {
        protected MarshalByRefObject() => throw null;
    }
}
