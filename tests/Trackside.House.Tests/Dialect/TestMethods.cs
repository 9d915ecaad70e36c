using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Trackside.House.Tests.Dialect;

/// <summary>Test methods the device's launcher, or the maker of its image, cannot take.</summary>
internal static class TestMethods
{
    private static readonly string[] Called = ["TestMethodAttribute", "DataRowAttribute", "SetupAttribute", "CleanupAttribute"];

    public static IEnumerable<Offence> Find(DeviceModule module) =>
        from type in module.Types
        from method in type.Methods
        where method.CustomAttributes.Any(each => Called.Contains(each.AttributeType.Name))
        from what in Faults(method)
        select module.At(method, what);

    private static IEnumerable<string> Faults(MethodDefinition method)
    {
        if (method.IsStatic || !method.IsPublic)
        {
            yield return "a test method that is not a public instance method";
        }

        if (method.HasBody && !method.IsStatic && method.Body.Instructions.Any(each => each.OpCode.Code is Code.Ldarg_0))
        {
            yield return "a test method that touches an instance member";
        }

        if (method.CustomAttributes.Where(each => each.AttributeType.Name == "DataRowAttribute").Any(HasRefusedValue))
        {
            yield return "a DataRow with null or an array";
        }
    }

    private static bool HasRefusedValue(CustomAttribute row) => row.ConstructorArguments.Any(each => each.Value switch
    {
        null => true,
        CustomAttributeArgument[] values => values.Any(IsRefused),
        _ => false,
    });

    private static bool IsRefused(CustomAttributeArgument value) => value.Value switch
    {
        null => true,
        CustomAttributeArgument boxed => boxed.Value is null or CustomAttributeArgument[],
        _ => false,
    };
}
