using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Trackside.House.Tests.Dialect;

/// <summary>The device's dialect: one row for each thing that compiles and then fails, or lies, on a device.</summary>
internal static class DialectRules
{
    private static readonly string[] CoarseClocks =
        ["System.DateTime::get_UtcNow", "System.DateTime::get_Today", "System.Environment::get_TickCount64", "System.Diagnostics.Stopwatch::"];

    public static IReadOnlyList<DialectRule> All { get; } =
    [
        new("GenericTypes",
            "A generic type of our own is refused when the assembly loads.",
            "Write the type for the one element it is needed with.",
            module => module.Types.Where(type => type.HasGenericParameters).Select(type => module.At(type, "a generic type"))),

        new("GenericMethods",
            "A generic method aborts the program on the device.",
            "Write it for each type it is called with.",
            module => module.Types.SelectMany(type => type.Methods).Where(method => method.HasGenericParameters)
                .Select(method => module.At(method, "a generic method"))),

        new("GenericDelegates",
            "Func, Action<T> and every other generic instance fail when the assembly loads.",
            "Declare a delegate of its own for the purpose.",
            module => TypeUses.Find(module, type => type is GenericInstanceType || IsForeignGeneric(type), "the generic type")),

        new("MultiDimensionalArrays",
            "The device crashes loading an assembly with a multi-dimensional array.",
            "Use an array of arrays, or one array with a computed index.",
            module => TypeUses.Find(module, type => type is ArrayType { Rank: > 1 }, "the array type")),

        new("StackAllocation",
            "stackalloc throws on the device.",
            "Allocate the buffer once, in the constructor.",
            module => At(module, "stackalloc", Code.Localloc)),

        new("InterfaceBodies",
            "A method body in an interface throws on the device when it is called.",
            "Put the body in a class.",
            module => module.Bodies.Where(method => method.DeclaringType.IsInterface).Select(method => module.At(method, "a body in an interface"))),

        new("FunctionPointers",
            "A call through a function pointer does nothing on the device.",
            "Use a delegate without type parameters.",
            module => TypeUses.Find(module, type => type is FunctionPointerType, "the function pointer").Concat(At(module, "calli", Code.Calli))),

        new("Pointers",
            "Pointers and fixed are refused when the device image is made.",
            "Use arrays with an index, or ref.",
            module => TypeUses.Find(module, type => type is PointerType or PinnedType, "the pointer type")),

        new("VolatileFields",
            "The device knows no volatile.",
            "A plain bool works as a stop flag there; for more, take a lock.",
            module => TypeUses.Find(module, type => type is RequiredModifierType { ModifierType.Name: "IsVolatile" }, "the volatile type")
                .Concat(At(module, "a volatile access", Code.Volatile))),

        new("ThreadStatics",
            "The device knows no thread-static fields: all threads share the one.",
            "Hold the value in an object that the thread owns.",
            module => module.Types.SelectMany(type => type.Fields)
                .Where(field => field.CustomAttributes.Any(each => each.AttributeType.Name == "ThreadStaticAttribute"))
                .Select(field => module.At(field, "a thread-static field"))),

        new("StaticInitialisers",
            "All static initialisers run before Main, in alphabetical order of type name: this may read zero or null.",
            "Make the value a const, or set it up in the composition root.",
            StaticInitialisers.Find),

        new("CheckedArithmetic",
            "checked does nothing on the device: it wraps.",
            "Compare with the bound before the operation (an index or length of type long is checked too: cast it to int).",
            module => module.Instructions.Where(use => use.Instruction.OpCode.Name.Contains(".ovf", StringComparison.Ordinal))
                .Select(use => module.At(use.Method, use.Instruction.OpCode.Name, use.Instruction))),

        new("Divisions",
            "Dividing by zero, also a floating zero, throws a plain Exception on the device.",
            "Divide by a constant, or compare the divisor with a constant first: a parameter or local in this method, a readonly field where it is set.",
            Divisions.Find),

        new("Hashtables",
            "The device's Hashtable ignores Equals and hashes by an address that moves.",
            "Use an array and a small linear search.",
            module => TypeUses.Find(module, type => type.FullName == "System.Collections.Hashtable", "the type")),

        new("StringArrays",
            "An element nobody stored to is no null reference on the device: comparing it with a text restarts the board, and == null says false.",
            "Make it with Texts.New, which stores a null to each, or list every element.",
            StringArrays.Find),

        new("Formatting",
            "Formatting takes 200 times a call and 24 objects; the device knows only few formats.",
            "Concatenate, or write digits into a reused buffer.",
            module => TypeUses.FindMembers(module, member => Is(member, "System.String::Format"), "a call of")),

        new("NulCharacters",
            "A string on the device ends at its first \\0.",
            "Keep such bytes in a byte array.",
            module => module.Instructions.Where(use => use.Instruction.Operand is string text && text.Contains('\0'))
                .Select(use => module.At(use.Method, "a string with \\0 in it", use.Instruction))),

        new("CoarseClocks",
            "This clock steps with the network's time or advances in 10 ms ticks.",
            "Measure with HighResTimer.GetCurrent(); in Core take the time as an argument.",
            module => TypeUses.FindMembers(module, member => CoarseClocks.Any(clock => Is(member, clock)), "a reading of")),

        new("AbsentMembers",
            "The device has no such member.",
            "Use what firmware/reference declares, or add it there if the device has it.",
            AbsentMembers.Find),

        new("TestMethods",
            "The launcher calls test methods with this == null, and the image maker refuses null or an array in a DataRow.",
            "Write a public instance method that touches no instance member, and rows of primitives and strings.",
            TestMethods.Find),
    ];

    private static bool IsForeignGeneric(TypeReference type) => type is not TypeDefinition && !type.IsGenericParameter && type.HasGenericParameters;

    private static bool Is(MemberReference member, string prefix) =>
        $"{member.DeclaringType?.FullName}::{member.Name}".StartsWith(prefix, StringComparison.Ordinal);

    private static IEnumerable<Offence> At(DeviceModule module, string what, Code code) =>
        module.Instructions.Where(use => use.Instruction.OpCode.Code == code).Select(use => module.At(use.Method, what, use.Instruction));
}
