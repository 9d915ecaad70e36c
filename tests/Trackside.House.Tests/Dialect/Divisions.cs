using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Trackside.House.Tests.Dialect;

/// <summary>
/// Divisions and remainders whose divisor nobody has compared with anything. The rule is plain rather than clever: a
/// divisor is a constant, or a value the same method compared with a constant on an earlier line and has not stored to
/// since, or a readonly field (or the length of a readonly array) that every constructor sets so.
/// </summary>
internal static class Divisions
{
    public static IEnumerable<Offence> Find(DeviceModule module)
    {
        foreach (MethodDefinition method in module.Bodies)
        {
            var code = new MethodCode(method);
            for (int i = 0; i < code.Count; i++)
            {
                if (code[i].OpCode.Code is Code.Div or Code.Div_Un or Code.Rem or Code.Rem_Un && !IsSafe(code, i - 1, i))
                {
                    yield return module.At(method, $"a division by {code.Value(i - 1)?.Name ?? "an expression"}, which may be zero", code[i]);
                }
            }
        }
    }

    private static bool IsSafe(MethodCode code, int last, int before)
    {
        if (code.Constant(last) is { } constant)
        {
            return constant != 0;
        }

        return code.Value(last) is { } value && (code.IsCompared(value, before) || IsSetSafely(code, value));
    }

    /// <summary>Whether a readonly field, or a local, is only ever given values that are safe themselves.</summary>
    private static bool IsSetSafely(MethodCode code, CodeValue value)
    {
        if (value.Local is { } local)
        {
            int[] stores = [.. code.Stores(local)];
            return stores.Length > 0 && stores.All(at => code.Constant(at - 1) is { } constant && constant != 0);
        }

        if (value.Field?.Resolve() is not { IsInitOnly: true } field)
        {
            return false;
        }

        var sets = field.DeclaringType.Methods.Where(method => method.HasBody)
            .Select(method => new MethodCode(method))
            .SelectMany(each => each.Stores(field).Select(at => (Code: each, At: at)))
            .ToArray();
        return sets.Length > 0 && sets.All(set => IsSafeStore(set.Code, set.At, value.IsLength));
    }

    private static bool IsSafeStore(MethodCode code, int store, bool isLength)
    {
        int last = store - 1;
        if (!isLength)
        {
            return IsSafe(code, last, store);
        }

        return last > 0 && code[last].OpCode.Code == Code.Newarr && IsSafe(code, last - 1, store);
    }
}
