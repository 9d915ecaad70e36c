using System.Text.RegularExpressions;
using Mono.Cecil;
using Trackside.House.Tests.Dialect;

namespace Trackside.House.Tests.House;

/// <summary>
/// What of firmware/reference the firmware uses: named by its assemblies, needed by what they name (bases, whole interfaces,
/// types of signatures, overridden members), or asked for by the compiler. Constants leave no trace in an assembly, so they
/// are looked for by name in the sources.
/// </summary>
internal sealed partial class ReferenceUse
{
    private static readonly Dictionary<string, string> Keywords = new(StringComparer.Ordinal)
    {
        ["System.Byte"] = "byte", ["System.SByte"] = "sbyte", ["System.Char"] = "char", ["System.Int16"] = "short", ["System.UInt16"] = "ushort",
        ["System.Int32"] = "int", ["System.UInt32"] = "uint", ["System.Int64"] = "long", ["System.UInt64"] = "ulong",
    };

    private readonly HashSet<string> used = new(StringComparer.Ordinal);
    private readonly Queue<IMemberDefinition> open = new();
    private readonly ModuleDefinition[] reference;
    private readonly HashSet<string> dotted;

    public ReferenceUse(BuiltAssemblies assemblies)
    {
        reference = [.. assemblies.ReferenceNames.Select(name => assemblies.Resolve(new AssemblyNameReference(name, null))!.MainModule)];
        dotted = [.. Sources().SelectMany(path => Dotted().Matches(File.ReadAllText(path)).Select(match => $"{match.Groups[1].Value}.{match.Groups[2].Value}"))];
        foreach (FirmwareProject project in FirmwareProject.All)
        {
            using DeviceModule module = DeviceModule.Open(project.Built, assemblies);
            UseAllOf(module.Definition);
        }

        foreach (IMemberDefinition member in All().Where(CompilerNeeds.Includes))
        {
            Use(member);
        }

        Follow();
    }

    /// <summary>Visible types and members nobody uses, as the compiler names them.</summary>
    public IEnumerable<string> Unused() => All().Where(member => !used.Contains(Key(member))).Select(Key).Order(StringComparer.Ordinal);

    private static string Key(IMemberDefinition member) => $"{member.DeclaringType?.Module.Assembly.Name.Name ?? ((TypeDefinition)member).Module.Assembly.Name.Name}: {member.FullName}";

    private static IEnumerable<string> Sources() =>
        Repository.Sources("firmware").Where(path => !Repository.Relative(path).StartsWith("firmware/reference/", StringComparison.Ordinal))
            .Concat(Repository.Sources("shared/Trackside.Messages"))
            .Concat(Repository.Sources("boards", "Pins.cs"))
            .Concat(FirmwareProject.All.Where(project => project.Folder.StartsWith("tests/", StringComparison.Ordinal)).SelectMany(project => Repository.Sources(project.Folder)));

    private static bool IsVisible(TypeDefinition type) => type.IsPublic || (type.IsNestedPublic && IsVisible(type.DeclaringType));

    private static bool IsDelegate(TypeDefinition type) => type.BaseType?.FullName == "System.MulticastDelegate";

    private static IEnumerable<IMemberDefinition> MembersOf(TypeDefinition type) =>
        type.Methods.Where(method => method.IsPublic || method.IsFamily).Cast<IMemberDefinition>()
            .Concat(type.Fields.Where(field => (field.IsPublic || field.IsFamily) && !field.IsSpecialName));

    private static bool IsSame(MethodDefinition one, MethodDefinition other) =>
        one.Name == other.Name && one.Parameters.Select(each => each.ParameterType.FullName).SequenceEqual(other.Parameters.Select(each => each.ParameterType.FullName));

    /// <summary>All visible types and members. Members of a delegate come with their type.</summary>
    private IEnumerable<IMemberDefinition> All() =>
        from module in reference
        from type in module.GetTypes()
        where IsVisible(type)
        from member in MembersOf(type).Where(_ => !IsDelegate(type)).Prepend(type)
        select member;

    private void UseAllOf(ModuleDefinition module)
    {
        foreach (TypeReference type in module.GetTypeReferences())
        {
            UseType(type);
        }

        foreach (MemberReference member in module.GetMemberReferences().Where(each => each.DeclaringType is not ArrayType))
        {
            Use(member.Resolve());
        }
    }

    private void Use(IMemberDefinition? member)
    {
        if (member is not null && used.Add(Key(member)))
        {
            open.Enqueue(member);
        }
    }

    private void UseType(TypeReference? type)
    {
        if (type is not null)
        {
            Use((IMemberDefinition?)type.GetElementType().Resolve());
        }
    }

    private void Follow()
    {
        while (open.TryDequeue(out IMemberDefinition? member))
        {
            Use((IMemberDefinition?)member.DeclaringType);
            switch (member)
            {
                case TypeDefinition type:
                    FollowType(type);
                    break;
                case MethodDefinition method:
                    FollowMethod(method);
                    break;
                case FieldDefinition field:
                    UseType(field.FieldType);
                    break;
            }
        }
    }

    private void FollowType(TypeDefinition type)
    {
        UseType(type.BaseType);
        Use(type.BaseType?.Resolve().Methods.FirstOrDefault(method => method.IsConstructor && !method.IsStatic && method.Parameters.Count == 0));
        foreach (TypeDefinition implemented in type.Interfaces.Select(each => each.InterfaceType.Resolve()))
        {
            Use((IMemberDefinition)implemented);
            foreach (MethodDefinition method in type.Methods.Where(each => implemented.Methods.Any(other => IsSame(each, other))))
            {
                Use(method);
            }
        }

        foreach (MethodDefinition method in type.Methods.Where(method => type.IsInterface || IsDelegate(type) || OverridesAbstract(method)))
        {
            Use(method);
        }

        foreach (FieldDefinition constant in type.Fields.Where(field => field.HasConstant && dotted.Contains($"{NameInSource(type)}.{field.Name}")))
        {
            Use(constant);
        }
    }

    private void FollowMethod(MethodDefinition method)
    {
        foreach (MethodDefinition partner in Partners(method))
        {
            Use(partner);
        }

        UseType(method.ReturnType);
        foreach (ParameterDefinition parameter in method.Parameters)
        {
            UseType(parameter.ParameterType);
        }

        foreach (ParameterDefinition parameter in method.Parameters.Where(each => each.HasConstant))
        {
            Use(parameter.ParameterType.Resolve().Fields.FirstOrDefault(field => field.HasConstant && Equals(field.Constant, parameter.Constant)));
        }

        if (method is { IsVirtual: true, IsNewSlot: false })
        {
            Use(Overridden(method));
        }
    }

    /// <summary>The other accessors of the property or event: a signature says all of it or none.</summary>
    private static IEnumerable<MethodDefinition> Partners(MethodDefinition method)
    {
        IEnumerable<MethodDefinition?[]> groups = method.DeclaringType.Properties.Select(each => new[] { each.GetMethod, each.SetMethod })
            .Concat(method.DeclaringType.Events.Select(each => new[] { each.AddMethod, each.RemoveMethod }));
        return groups.Where(group => group.Contains(method)).SelectMany(group => group).OfType<MethodDefinition>();
    }

    private static bool OverridesAbstract(MethodDefinition method) => method is { IsVirtual: true, IsNewSlot: false } && Overridden(method) is { IsAbstract: true };

    private static MethodDefinition? Overridden(MethodDefinition method)
    {
        for (TypeDefinition? type = method.DeclaringType.BaseType?.Resolve(); type is not null; type = type.BaseType?.Resolve())
        {
            if (type.Methods.FirstOrDefault(each => IsSame(each, method)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static string NameInSource(TypeDefinition type) => Keywords.GetValueOrDefault(type.FullName, type.Name);

    /// <summary>Each name with the one behind its dot, overlapping: A.B.C is A.B and B.C.</summary>
    [GeneratedRegex(@"\b(\w+)\.(?=(\w+))")]
    private static partial Regex Dotted();
}
