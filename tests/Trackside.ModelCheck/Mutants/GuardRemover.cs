using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Trackside.Core;

namespace Trackside.ModelCheck.Mutants;

/// <summary>Finds the guards of the built firmware and makes copies in which one of them always says yes. The source has no seam for it.</summary>
internal static class GuardRemover
{
    private static string Core => typeof(Interlock).Assembly.Location;

    /// <summary>Every method that bears <see cref="GuardAttribute"/>, as <c>Class.Method</c>.</summary>
    public static IReadOnlyList<string> Guards()
    {
        using AssemblyDefinition core = AssemblyDefinition.ReadAssembly(Core);
        return [.. Marked(core).Select(NameOf).Order()];
    }

    /// <summary>The firmware without one guard.</summary>
    public static byte[] Without(string guard)
    {
        using AssemblyDefinition core = AssemblyDefinition.ReadAssembly(Core, new ReaderParameters { InMemory = true });
        MethodDefinition method = Marked(core).Single(each => NameOf(each) == guard);
        method.Body = new MethodBody(method);
        ILProcessor code = method.Body.GetILProcessor();
        code.Emit(OpCodes.Ldc_I4_1);
        code.Emit(OpCodes.Ret);
        using MemoryStream image = new();
        core.Write(image);
        return image.ToArray();
    }

    private static IEnumerable<MethodDefinition> Marked(AssemblyDefinition core) =>
        core.MainModule.GetTypes().SelectMany(type => type.Methods)
            .Where(method => method.CustomAttributes.Any(each => each.AttributeType.FullName == typeof(GuardAttribute).FullName));

    private static string NameOf(MethodDefinition method) => $"{method.DeclaringType.Name}.{method.Name}";
}
