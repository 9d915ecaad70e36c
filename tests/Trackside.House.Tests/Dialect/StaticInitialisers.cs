using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Trackside.House.Tests.Dialect;

/// <summary>Static initialisers that read the statics of another type, themselves or through anything they call.</summary>
internal static class StaticInitialisers
{
    public static IEnumerable<Offence> Find(DeviceModule module) =>
        module.Bodies.Where(method => method.IsConstructor && method.IsStatic).SelectMany(method => Reads(module, method));

    private static IEnumerable<Offence> Reads(DeviceModule module, MethodDefinition initialiser)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<(MethodDefinition Method, string Through)>([(initialiser, "")]);
        while (open.TryPop(out (MethodDefinition Method, string Through) at))
        {
            if (!seen.Add(at.Method.FullName))
            {
                continue;
            }

            foreach (Instruction instruction in at.Method.Body.Instructions)
            {
                if (ReadsAnother(instruction, initialiser.DeclaringType))
                {
                    var field = (FieldReference)instruction.Operand;
                    yield return module.At(initialiser, $"an initialiser that reads {field.DeclaringType.Name}.{field.Name}{at.Through}");
                }

                foreach (MethodDefinition called in Called(module, instruction).Where(each => each.HasBody))
                {
                    open.Push((called, $" through {called.DeclaringType.Name}.{called.Name}"));
                }
            }
        }
    }

    private static bool ReadsAnother(Instruction instruction, TypeDefinition own) =>
        instruction.OpCode.Code is Code.Ldsfld or Code.Ldsflda
        && instruction.Operand is FieldReference field
        && field.DeclaringType.FullName != own.FullName;

    /// <summary>The method an instruction calls, and where it is virtual all that may run in its place.</summary>
    private static IEnumerable<MethodDefinition> Called(DeviceModule module, Instruction instruction)
    {
        if (instruction.Operand is not MethodReference method || method.DeclaringType is ArrayType || !module.IsOurs(method.DeclaringType.Scope))
        {
            return [];
        }

        MethodDefinition? declared = method.Resolve();
        if (declared is null || !declared.IsVirtual)
        {
            return declared is null ? [] : [declared];
        }

        return module.Bodies.Where(each => each.IsVirtual && each.Name == declared.Name && each.Parameters.Count == declared.Parameters.Count);
    }
}
