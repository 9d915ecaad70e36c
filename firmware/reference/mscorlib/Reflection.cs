namespace System.Reflection
{
    public abstract class MemberInfo
    {
        internal MemberInfo() => throw null;
    }

    public sealed class AssemblyVersionAttribute : Attribute
    {
        public string Version => throw null;
        public AssemblyVersionAttribute(string version) => throw null;
    }

    public sealed class DefaultMemberAttribute : Attribute
    {
        public string MemberName => throw null;
        public DefaultMemberAttribute(string memberName) => throw null;
    }
}
