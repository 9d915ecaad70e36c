using Mono.Cecil;

namespace Trackside.House.Tests.House;

/// <summary>What the compiler asks of a corlib by itself, for a language feature nobody names in source.</summary>
internal static class CompilerNeeds
{
    /// <summary>Types of the language itself: the compiler wants them all, or types an expression with them.</summary>
    private static readonly string[] Types =
    [
        "System.Object", "System.ValueType", "System.Enum", "System.String", "System.Array", "System.Delegate", "System.MulticastDelegate",
        "System.Void", "System.Boolean", "System.Char", "System.SByte", "System.Byte", "System.Int16", "System.UInt16", "System.Int32",
        "System.UInt32", "System.Int64", "System.UInt64", "System.Single", "System.Double", "System.IntPtr", "System.UIntPtr",
        "System.Type", "System.Exception", "System.Attribute", "System.RuntimeTypeHandle", "System.RuntimeFieldHandle",
        "System.Collections.IEnumerable", "System.Collections.IEnumerator", "System.IDisposable",
    ];

    /// <summary>Members by feature. A name stands for all its overloads.</summary>
    private static readonly Dictionary<string, string[]> Members = new(StringComparer.Ordinal)
    {
        ["a class with no base of its own"] = ["System.Object::.ctor"],
        ["overrides in structs and classes"] = ["System.Object::Equals", "System.Object::GetHashCode", "System.Object::ToString"],
        ["switch and == on strings"] = ["System.String::op_Equality", "System.String::get_Length"],
        ["foreach over a string, and its index"] = ["System.String::get_Chars"],
        ["the length of an array"] = ["System.Array::get_Length"],
        ["+ on strings"] = ["System.String::Concat"],
        ["events and delegates added up"] = ["System.Delegate::Combine", "System.Delegate::Remove"],
        ["lock"] = ["System.Threading.Monitor::Enter", "System.Threading.Monitor::Exit"],
        ["array initialisers"] = ["System.Runtime.CompilerServices.RuntimeHelpers::InitializeArray"],
        ["typeof"] = ["System.Type::GetTypeFromHandle"],
        ["params"] = ["System.ParamArrayAttribute::.ctor"],
        ["indexers"] = ["System.Reflection.DefaultMemberAttribute::.ctor", "System.Runtime.CompilerServices.IndexerNameAttribute::.ctor"],
        ["attributes of our own"] = ["System.Attribute::.ctor", "System.AttributeUsageAttribute::", "System.AttributeTargets::All"],
        ["the version in each assembly"] = ["System.Reflection.AssemblyVersionAttribute::.ctor"],
    };

    public static bool Includes(IMemberDefinition member) => member is TypeDefinition type
        ? Types.Contains(type.FullName)
        : Members.Values.SelectMany(each => each).Any(each => IsNamed(each, $"{member.DeclaringType.FullName}::{member.Name}"));

    private static bool IsNamed(string pattern, string member) =>
        pattern.EndsWith("::", StringComparison.Ordinal) ? member.StartsWith(pattern, StringComparison.Ordinal) : pattern == member;
}
