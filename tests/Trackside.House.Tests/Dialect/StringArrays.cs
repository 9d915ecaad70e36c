using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Trackside.House.Tests.Dialect;

/// <summary>
/// Arrays of strings with an element that may be read before anything was stored to it. Plain rather than clever: an array is empty, or listed
/// whole where it is made, or made by <c>Texts.New</c>.
/// </summary>
internal static class StringArrays
{
    private const string Maker = "Texts";

    public static IEnumerable<Offence> Find(DeviceModule module)
    {
        foreach (MethodDefinition method in module.Bodies.Where(method => method.DeclaringType.Name != Maker))
        {
            var code = new MethodCode(method);
            for (int i = 0; i < code.Count; i++)
            {
                if (code[i] is { OpCode.Code: Code.Newarr, Operand: TypeReference { FullName: "System.String" } } && !IsListedWhole(code, i))
                {
                    yield return module.At(method, "an array of strings with elements that nothing was stored to", code[i]);
                }
            }
        }
    }

    /// <summary>Whether the compiler stores to each element in turn right after it made the array; it leaves out what is null.</summary>
    private static bool IsListedWhole(MethodCode code, int made)
    {
        if (code.Constant(made - 1) is not { } count)
        {
            return false;
        }

        int at = made + 1;
        for (int element = 0; element < count; element++)
        {
            if (at + 1 >= code.Count || code[at].OpCode.Code != Code.Dup || code.Constant(at + 1) != element)
            {
                return false;
            }

            at = AfterStore(code, at + 2);
        }

        return true;
    }

    // A text that is itself put together from an array has stores of its own: those are counted off against their arrays' loads.
    private static int AfterStore(MethodCode code, int at)
    {
        int open = 1;
        while (at < code.Count && open > 0)
        {
            open += code[at].OpCode.Code switch
            {
                Code.Dup => 1,
                Code.Stelem_Ref => -1,
                _ => 0,
            };
            at++;
        }

        return at;
    }
}
