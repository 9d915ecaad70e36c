using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;
using Trackside.Benchmarks.Counters;

namespace Trackside.Benchmarks.Calls;

/// <summary>
/// Rewrites built assemblies so that every instruction that costs a device a call or a heap object reports to <see cref="Counter"/>
/// before it runs. What the code does stays the same. The PC's compiler and the device's are the same Roslyn and see the same sources, so
/// the counted calls are the device's.
/// </summary>
internal sealed class Rewriter
{
    private readonly List<Site> sites = [];
    private readonly SiteFinder finder;
    private readonly HashSet<string> own;

    /// <summary>Makes a rewriter.</summary>
    /// <param name="own">Names of the assemblies that are counted inside; a call that leaves them is a call into the platform.</param>
    public Rewriter(IEnumerable<string> own)
    {
        this.own = [.. own];
        finder = new SiteFinder(this.own.Contains);
    }

    /// <summary>What was found so far, each at the place of its number.</summary>
    public IReadOnlyList<Site> Sites => sites;

    /// <summary>Rewrites one assembly.</summary>
    /// <param name="source">The assembly as built.</param>
    /// <param name="target">Where the rewritten one goes.</param>
    /// <param name="references">Folders that hold what it refers to, besides its own and the runtime's.</param>
    public void Rewrite(string source, string target, params string[] references)
    {
        using DefaultAssemblyResolver resolver = new();
        foreach (string folder in references.Append(Path.GetDirectoryName(source)!).Append(Path.GetDirectoryName(typeof(object).Assembly.Location)!))
        {
            resolver.AddSearchDirectory(folder);
        }

        using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(source, new ReaderParameters { AssemblyResolver = resolver, InMemory = true });
        MethodReference hit = assembly.MainModule.ImportReference(typeof(Counter).GetMethod(nameof(Counter.Hit)));
        foreach (MethodDefinition method in assembly.MainModule.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody))
        {
            RewriteBody(method, hit);
        }

        assembly.Write(target);
    }

    private void RewriteBody(MethodDefinition method, MethodReference hit)
    {
        method.Body.SimplifyMacros();
        ILProcessor processor = method.Body.GetILProcessor();
        foreach (Instruction instruction in method.Body.Instructions.ToArray())
        {
            if (finder.Find(sites.Count, method, instruction) is { } site)
            {
                sites.Add(site);
                Report(processor, FirstOf(instruction), site.Number, hit);
            }
        }

        method.Body.OptimizeMacros();
    }

    // Jumps and handlers point at the instruction object: it becomes the report, and a copy behind it does the work.
    private static void Report(ILProcessor processor, Instruction instruction, int number, MethodReference hit)
    {
        Instruction work = Instruction.Create(OpCodes.Nop);
        work.OpCode = instruction.OpCode;
        work.Operand = instruction.Operand;
        instruction.OpCode = OpCodes.Ldc_I4;
        instruction.Operand = number;
        Instruction call = Instruction.Create(OpCodes.Call, hit);
        processor.InsertAfter(instruction, call);
        processor.InsertAfter(call, work);
    }

    // A prefix (constrained., readonly.) must stay right before its instruction.
    private static Instruction FirstOf(Instruction instruction)
    {
        while (instruction.Previous is { OpCode.OpCodeType: OpCodeType.Prefix } prefix)
        {
            instruction = prefix;
        }

        return instruction;
    }
}
