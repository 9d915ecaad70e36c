using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Trackside.House.Tests.Dialect;

/// <summary>Uses of device types and members that firmware/reference does not declare.</summary>
internal static class AbsentMembers
{
    private static readonly BuiltAssemblies Reference = BuiltAssemblies.OfTheFirmware();

    public static IEnumerable<Offence> Find(DeviceModule module) =>
        from use in module.Instructions
        where use.Instruction.Operand is MemberReference member && !IsDeclared(module, member)
        select module.At(use.Method, $"{((MemberReference)use.Instruction.Operand).FullName} is not in firmware/reference", use.Instruction);

    private static bool IsDeclared(DeviceModule module, MemberReference member)
    {
        TypeReference? type = member as TypeReference ?? member.DeclaringType;
        TypeReference? element = type?.GetElementType();
        if (element is null || element.IsGenericParameter || module.IsOurs(element.Scope) || type is ArrayType)
        {
            return true;
        }

        TypeDefinition? declared = Reference.Resolve(new AssemblyNameReference(element.Scope.Name, null))?
            .MainModule.GetType(element.FullName);
        return declared is not null && (member is TypeReference || Members(declared).Contains(Signature(member)));
    }

    private static IEnumerable<string> Members(TypeDefinition type) =>
        type.Methods.Select(Signature).Concat(type.Fields.Select(Signature));

    private static string Signature(MemberReference member) => member is MethodSpecification generic ? generic.ElementMethod.FullName : member.FullName;
}
