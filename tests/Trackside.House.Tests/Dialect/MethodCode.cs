using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Trackside.House.Tests.Dialect;

/// <summary>A value that code loads twice in the same way: a parameter, a local, a field, or the length of such an array.</summary>
/// <param name="Name">The same for the same value within one method.</param>
/// <param name="First">Index of the first instruction that loads it.</param>
internal sealed record CodeValue(string Name, int First, VariableDefinition? Local = null, FieldReference? Field = null, bool IsLength = false);

/// <summary>The instructions of one method, read as the expressions they came from.</summary>
internal sealed class MethodCode
{
    private readonly Instruction[] instructions;

    public MethodCode(MethodDefinition method)
    {
        instructions = [.. method.Body.Instructions.Where(each => each.OpCode.Code != Code.Nop)];
        Method = method;
    }

    public MethodDefinition Method { get; }

    public int Count => instructions.Length;

    public Instruction this[int index] => instructions[index];

    /// <summary>The number pushed by the instruction at <paramref name="last"/>, conversions seen through; null when it is none.</summary>
    public double? Constant(int last)
    {
        last = SkipConversions(last);
        if (last < 0)
        {
            return null;
        }

        Code code = instructions[last].OpCode.Code;
        return code switch
        {
            >= Code.Ldc_I4_M1 and <= Code.Ldc_I4_8 => code - Code.Ldc_I4_0,
            Code.Ldc_I4_S or Code.Ldc_I4 or Code.Ldc_I8 or Code.Ldc_R4 or Code.Ldc_R8 =>
                Convert.ToDouble(instructions[last].Operand, System.Globalization.CultureInfo.InvariantCulture),
            _ => null,
        };
    }

    /// <summary>The value whose load ends at <paramref name="last"/>; null when it is computed or called for.</summary>
    public CodeValue? Value(int last)
    {
        last = SkipConversions(last);
        if (last < 0)
        {
            return null;
        }

        Instruction at = instructions[last];
        if (Argument(at) is { } argument)
        {
            return new CodeValue(argument, last);
        }

        if (Local(at) is { } local)
        {
            return new CodeValue($"local {local.Index}", last, local);
        }

        return at.OpCode.Code switch
        {
            Code.Ldsfld => new CodeValue(((FieldReference)at.Operand).FullName, last, Field: (FieldReference)at.Operand),
            Code.Ldfld => Value(last - 1) is { } owner
                ? new CodeValue($"{owner.Name}.{((FieldReference)at.Operand).Name}", owner.First, Field: (FieldReference)at.Operand)
                : null,
            Code.Ldlen => Value(last - 1) is { } array ? array with { Name = array.Name + ".Length", IsLength = true } : null,
            Code.Ldind_I4 or Code.Ldind_I8 or Code.Ldind_U4 or Code.Ldind_R8 or Code.Ldind_U2 => Value(last - 1),
            _ => null,
        };
    }

    /// <summary>Indices of the instructions that store to <paramref name="target"/>: a local, a field or a parameter.</summary>
    public IEnumerable<int> Stores(object target) => Enumerable.Range(0, Count).Where(index => IsStore(instructions[index], target));

    /// <summary>Whether <paramref name="value"/> is compared with a constant before index <paramref name="before"/> and not stored to in between.</summary>
    public bool IsCompared(CodeValue value, int before)
    {
        for (int i = before - 1; i >= 0; i--)
        {
            if (IsStore(instructions[i], (object?)value.Local ?? (object?)value.Field ?? value.Name))
            {
                return false;
            }

            if (Value(i) is { } seen && seen.Name == value.Name && IsComparedAt(seen.First, i))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsComparison(Code code) =>
        code is Code.Ceq or Code.Cgt or Code.Cgt_Un or Code.Clt or Code.Clt_Un
        or (>= Code.Beq_S and <= Code.Blt_Un_S) or (>= Code.Beq and <= Code.Blt_Un);

    private static bool IsStore(Instruction at, object target) => target switch
    {
        VariableDefinition local => Stored(at) == local.Index,
        FieldReference field => at.OpCode.Code is Code.Stfld or Code.Stsfld or Code.Ldflda or Code.Ldsflda && ((FieldReference)at.Operand).FullName == field.FullName,
        string argument => at.OpCode.Code is Code.Starg or Code.Starg_S or Code.Ldarga or Code.Ldarga_S && ((ParameterDefinition)at.Operand).Name == argument,
        _ => false,
    };

    private static int? Stored(Instruction at) => at.OpCode.Code switch
    {
        >= Code.Stloc_0 and <= Code.Stloc_3 => at.OpCode.Code - Code.Stloc_0,
        Code.Stloc or Code.Stloc_S or Code.Ldloca or Code.Ldloca_S => ((VariableDefinition)at.Operand).Index,
        _ => null,
    };

    private bool IsComparedAt(int first, int last)
    {
        int next = last + 1;
        while (next < Count && IsConversion(instructions[next]))
        {
            next++;
        }

        if (next >= Count)
        {
            return false;
        }

        Code code = instructions[next].OpCode.Code;
        if (code is Code.Brtrue or Code.Brtrue_S or Code.Brfalse or Code.Brfalse_S)
        {
            return true;
        }

        bool constantBefore = IsComparison(code) && Constant(first - 1) is not null;
        return constantBefore || (Constant(next) is not null && Comparison(next + 1));
    }

    private bool Comparison(int index)
    {
        while (index < Count && IsConversion(instructions[index]))
        {
            index++;
        }

        return index < Count && IsComparison(instructions[index].OpCode.Code);
    }

    private string? Argument(Instruction at)
    {
        Code code = at.OpCode.Code;
        if (code is >= Code.Ldarg_0 and <= Code.Ldarg_3)
        {
            int index = code - Code.Ldarg_0 - (Method.HasThis ? 1 : 0);
            return index < 0 ? "this" : Method.Parameters[index].Name;
        }

        return code is Code.Ldarg or Code.Ldarg_S ? ((ParameterDefinition)at.Operand).Name : null;
    }

    private VariableDefinition? Local(Instruction at)
    {
        Code code = at.OpCode.Code;
        if (code is >= Code.Ldloc_0 and <= Code.Ldloc_3)
        {
            return Method.Body.Variables[code - Code.Ldloc_0];
        }

        return code is Code.Ldloc or Code.Ldloc_S ? (VariableDefinition)at.Operand : null;
    }

    private int SkipConversions(int last)
    {
        while (last >= 0 && IsConversion(instructions[last]))
        {
            last--;
        }

        return last;
    }

    private static bool IsConversion(Instruction at) => at.OpCode.Name.StartsWith("conv.", StringComparison.Ordinal);
}
