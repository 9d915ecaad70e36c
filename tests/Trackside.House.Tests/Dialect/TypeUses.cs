using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Trackside.House.Tests.Dialect;

/// <summary>Every mention of a type in an assembly: in declarations, locals, instructions and attributes.</summary>
internal static class TypeUses
{
    /// <summary>Offences for each place where <paramref name="isRefused"/> holds for a type or for a part of one.</summary>
    public static IEnumerable<Offence> Find(DeviceModule module, Func<TypeReference, bool> isRefused, string what) =>
        All(module)
            .SelectMany(use => Parts(use.Type).Where(isRefused).Select(part => use.Place($"{what} {part.FullName}")))
            .Distinct();

    /// <summary>Offences for each instruction whose member, or whose member's type, satisfies <paramref name="isRefused"/>.</summary>
    public static IEnumerable<Offence> FindMembers(DeviceModule module, Func<MemberReference, bool> isRefused, string what) =>
        from use in module.Instructions
        where use.Instruction.Operand is MemberReference member && isRefused(member)
        select module.At(use.Method, $"{what} {((MemberReference)use.Instruction.Operand).FullName}", use.Instruction);

    private static IEnumerable<(TypeReference Type, Func<string, Offence> Place)> All(DeviceModule module)
    {
        foreach (TypeDefinition type in module.Types)
        {
            foreach (TypeReference part in OfDeclaration(type))
            {
                yield return (part, what => module.At(type, what));
            }

            foreach (FieldDefinition field in type.Fields)
            {
                yield return (field.FieldType, what => module.At(field, what));
            }

            foreach (MethodDefinition method in type.Methods)
            {
                foreach ((TypeReference part, Instruction? at) in OfMethod(method))
                {
                    yield return (part, what => module.At(method, what, at));
                }
            }
        }
    }

    private static IEnumerable<TypeReference> OfDeclaration(TypeDefinition type)
    {
        IEnumerable<TypeReference> named = type.Interfaces.Select(each => each.InterfaceType)
            .Concat(type.CustomAttributes.Select(each => each.AttributeType));
        return type.BaseType is null ? named : named.Append(type.BaseType);
    }

    private static IEnumerable<(TypeReference Type, Instruction? At)> OfMethod(MethodDefinition method)
    {
        yield return (method.ReturnType, null);
        foreach (ParameterDefinition parameter in method.Parameters)
        {
            yield return (parameter.ParameterType, null);
        }

        if (!method.HasBody)
        {
            yield break;
        }

        foreach (VariableDefinition local in method.Body.Variables)
        {
            yield return (local.VariableType, null);
        }

        foreach (Instruction instruction in method.Body.Instructions)
        {
            foreach (TypeReference type in OfOperand(instruction.Operand))
            {
                yield return (type, instruction);
            }
        }
    }

    private static IEnumerable<TypeReference> OfOperand(object? operand) => operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.FieldType, field.DeclaringType],
        GenericInstanceMethod method => [method.DeclaringType, method.ReturnType, .. method.GenericArguments],
        IMethodSignature site => [site.ReturnType, .. site.Parameters.Select(each => each.ParameterType), .. Declaring(site)],
        _ => [],
    };

    private static IEnumerable<TypeReference> Declaring(IMethodSignature site) => site is MethodReference method ? [method.DeclaringType] : [];

    /// <summary>The type itself and all it is made of: element, pointee, modifier and arguments.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference type)
    {
        yield return type;
        IEnumerable<TypeReference> inner = type switch
        {
            GenericInstanceType generic => [.. generic.GenericArguments, generic.ElementType],
            RequiredModifierType required => [required.ModifierType, required.ElementType],
            FunctionPointerType => [],
            TypeSpecification specification => [specification.ElementType],
            _ => [],
        };
        foreach (TypeReference part in inner.SelectMany(Parts))
        {
            yield return part;
        }
    }
}
