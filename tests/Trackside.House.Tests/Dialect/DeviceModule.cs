using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Trackside.House.Tests.Dialect;

/// <summary>One assembly built for the device, opened with its symbols and with what it refers to.</summary>
internal sealed class DeviceModule : IDisposable
{
    private readonly BuiltAssemblies assemblies;

    private DeviceModule(ModuleDefinition module, BuiltAssemblies assemblies)
    {
        Definition = module;
        this.assemblies = assemblies;
    }

    public ModuleDefinition Definition { get; }

    /// <summary>All types, nested ones too, without the compiler's own bookkeeping of the module.</summary>
    public IEnumerable<TypeDefinition> Types => Definition.GetTypes().Where(type => type.Name != "<Module>");

    public IEnumerable<MethodDefinition> Bodies => Types.SelectMany(type => type.Methods).Where(method => method.HasBody);

    public IEnumerable<(MethodDefinition Method, Instruction Instruction)> Instructions =>
        from method in Bodies from instruction in method.Body.Instructions select (method, instruction);

    public static DeviceModule Open(string path, BuiltAssemblies assemblies)
    {
        if (!File.Exists(path))
        {
            throw new InvalidOperationException($"{Repository.Relative(path)} is not built: dotnet build Trackside.sln -c {Repository.Configuration}");
        }

        var parameters = new ReaderParameters
        {
            AssemblyResolver = assemblies,
            ReadSymbols = File.Exists(Path.ChangeExtension(path, ".pdb")),
            InMemory = true,
        };
        return new DeviceModule(ModuleDefinition.ReadModule(path, parameters), assemblies);
    }

    public Offence At(TypeDefinition type, string what) => new(Outermost(type).FullName, type.FullName, what);

    public Offence At(FieldDefinition field, string what) =>
        new(Outermost(field.DeclaringType).FullName, $"{field.DeclaringType.FullName}.{field.Name}", what);

    public Offence At(MethodDefinition method, string what, Instruction? instruction = null) =>
        new(Outermost(method.DeclaringType).FullName, $"{method.DeclaringType.FullName}.{method.Name}{Line(method, instruction)}", what);

    /// <summary>Whether the device assembly <paramref name="scope"/> is one of ours, whose code can be followed.</summary>
    public bool IsOurs(IMetadataScope scope) => scope == Definition || (scope is AssemblyNameReference name && assemblies.IsOurs(name.Name));

    public void Dispose() => Definition.Dispose();

    private static TypeDefinition Outermost(TypeDefinition type) =>
        type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static string Line(MethodDefinition method, Instruction? instruction)
    {
        if (!method.DebugInformation.HasSequencePoints)
        {
            return "";
        }

        int offset = instruction?.Offset ?? 0;
        SequencePoint? point = method.DebugInformation.SequencePoints
            .Where(at => !at.IsHidden && at.Offset <= offset)
            .LastOrDefault() ?? method.DebugInformation.SequencePoints.FirstOrDefault(at => !at.IsHidden);
        return point is null ? "" : $" ({Path.GetFileName(point.Document.Url)}:{point.StartLine})";
    }
}
