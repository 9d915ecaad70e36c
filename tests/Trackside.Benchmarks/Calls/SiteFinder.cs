using System;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Trackside.Benchmarks.Calls;

/// <summary>Says what one instruction costs the device. Knows which assemblies are the firmware's own: their methods are counted inside.</summary>
internal sealed class SiteFinder(Func<string, bool> isOwnAssembly)
{
    /// <summary>The site of an instruction, or null where it costs neither a call nor an object.</summary>
    public Site? Find(int number, MethodDefinition method, Instruction instruction)
    {
        (string operation, int calls, int objects, bool isListed) = Cost(method, instruction);
        return calls == 0 && objects == 0 && isListed ? null : new Site(number, NameOf(method), operation, calls, objects, isListed);
    }

    private (string Operation, int Calls, int Objects, bool IsListed) Cost(MethodDefinition method, Instruction instruction) =>
        instruction.OpCode.Code switch
        {
            Code.Call or Code.Callvirt => Call((MethodReference)instruction.Operand),
            Code.Newobj => New((MethodReference)instruction.Operand),
            Code.Newarr => ($"new {((TypeReference)instruction.Operand).Name}[]", 0, DeviceTable.NewArray, true),
            Code.Box => ($"box {((TypeReference)instruction.Operand).Name}", 0, DeviceTable.Box, true),
            Code.Ldstr => ("a string literal", 0, DeviceTable.StringLiteral, true),
            Code.Throw or Code.Rethrow => ("throw", 0, DeviceTable.Throw, true),
            Code.Calli => throw new NotSupportedException($"{method.FullName} calls through a function pointer, which no device runs."),
            _ => Struct(LoadedType(method, instruction)),
        };

    private (string, int, int, bool) Call(MethodReference called)
    {
        if (IsOwn(called.DeclaringType) || IsInvocation(called))
        {
            return (NameOf(called), 1, 0, true);
        }

        int? listed = DeviceTable.OfPlatform(called.DeclaringType.FullName, called.Name);
        return (NameOf(called), 1, (listed ?? DeviceTable.Unlisted) + CopiesOf(called.ReturnType), listed is not null);
    }

    private (string, int, int, bool) New(MethodReference constructor)
    {
        TypeReference type = constructor.DeclaringType;
        int own = type.Resolve().IsValueType ? CopiesOf(type) : DeviceTable.NewObject;
        if (IsOwn(type) || IsDelegate(type) || type.Name.EndsWith("Exception", StringComparison.Ordinal))
        {
            return ($"new {type.Name}", 1, own, true);
        }

        int? listed = DeviceTable.OfPlatform(type.FullName, constructor.Name);
        return ($"new {type.Name}", 1, own + (listed ?? DeviceTable.Unlisted), listed is not null);
    }

    private static (string, int, int, bool) Struct(TypeReference? loaded) =>
        loaded is null ? ("", 0, 0, true) : ($"a {loaded.Name} by value", 0, CopiesOf(loaded), true);

    /// <summary>The type of the value an instruction copies onto the stack; null where it copies none, or only its address.</summary>
    private static TypeReference? LoadedType(MethodDefinition method, Instruction instruction) => instruction.OpCode.Code switch
    {
        Code.Ldfld or Code.Ldsfld => ((FieldReference)instruction.Operand).FieldType,
        Code.Ldobj or Code.Ldelem_Any or Code.Unbox_Any => (TypeReference)instruction.Operand,
        Code.Ldloc or Code.Ldloc_S => ((VariableDefinition)instruction.Operand).VariableType,
        Code.Ldarg or Code.Ldarg_S => ((ParameterDefinition)instruction.Operand).ParameterType,
        Code.Ldloc_0 or Code.Ldloc_1 or Code.Ldloc_2 or Code.Ldloc_3 or Code.Ldarg_0 or Code.Ldarg_1 or Code.Ldarg_2 or Code.Ldarg_3 =>
            throw new InvalidOperationException($"{method.FullName} still has short forms: simplify the body first."),
        _ => null,
    };

    private static int CopiesOf(TypeReference type)
    {
        if (type.IsPrimitive || type.IsByReference || type.IsPointer || type.IsArray || type.IsGenericParameter || !type.IsValueType
            || DeviceTable.IsPlainNumber(type.FullName) || type.FullName == "System.Void" || type.Resolve().IsEnum)
        {
            return 0;
        }

        return DeviceTable.StructByValue;
    }

    private bool IsOwn(TypeReference type) =>
        type.GetElementType().Scope is { } scope && isOwnAssembly(scope is ModuleDefinition module ? module.Assembly.Name.Name : scope.Name);

    private static bool IsInvocation(MethodReference called) => called.Name == "Invoke" && IsDelegate(called.DeclaringType);

    private static bool IsDelegate(TypeReference type) => type.Resolve()?.BaseType?.FullName == "System.MulticastDelegate";

    private static string NameOf(MethodReference method)
    {
        string type = method.DeclaringType.FullName;
        return $"{type[(type.LastIndexOf('.') + 1)..].Replace('/', '.')}.{method.Name}";
    }
}
