using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;
using Trackside.Core;
using Trackside.ModelCheck.Search;

namespace Trackside.ModelCheck.Mutants;

/// <summary>What became of the firmware without one guard.</summary>
/// <param name="Guard">The guard that was taken out.</param>
/// <param name="Caught">What must never be and was; null where nothing was noticed.</param>
/// <param name="States">States met until then.</param>
/// <param name="IsJoined">Whether it was found on a joined course.</param>
/// <param name="Trace">The shortest way to it, in words.</param>
internal sealed record Mutant(string Guard, string? Caught, int States, bool IsJoined, IReadOnlyList<string> Trace);

/// <summary>Runs the whole model, with itself, on a copy of the firmware: in a load context of its own, since the model is bound to the firmware's types.</summary>
internal static class MutantRun
{
    /// <summary>Explores the firmware without a guard, in ever wider bounds, until something is noticed.</summary>
    public static Mutant Explore(string guard, int mostStates)
    {
        byte[] core = GuardRemover.Without(guard);
        Context context = new(core);
        Assembly model = context.LoadFromAssemblyPath(typeof(MutantRun).Assembly.Location);
        MethodInfo inside = model.GetType(typeof(MutantRun).FullName!)!.GetMethod(nameof(Inside), BindingFlags.Static | BindingFlags.NonPublic)!;
        string[] found = (string[])inside.Invoke(null, [mostStates])!;
        context.Unload();
        return new Mutant(guard, found[0].Length == 0 ? null : found[0], int.Parse(found[1], CultureInfo.InvariantCulture), found[2] == "joined", found[3..]);
    }

    // Strings only: the types on this side are others than on that.
    private static string[] Inside(int mostStates)
    {
        int states = 0;
        Bound[] bounds = [new(0, mostStates, false, false), new(0, mostStates, false, true), new(1, mostStates, false, false), new(0, mostStates, true, false), new(2, mostStates, false, false)];
        foreach (Bound bound in bounds)
        {
            Finding finding = new Explorer(bound, 1).Run();
            states += finding.States;
            if (finding.Violation is not null)
            {
                return [finding.Violation, $"{states}", bound.IsJoined ? "joined" : "", .. Trace.Words(bound, finding.Trace)];
            }
        }

        return ["", $"{states}", ""];
    }

    private sealed class Context(byte[] core) : AssemblyLoadContext("mutant", isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName name)
        {
            if (name.Name == typeof(Interlock).Assembly.GetName().Name)
            {
                return LoadFromStream(new MemoryStream(core));
            }

            return name.Name == typeof(MutantRun).Assembly.GetName().Name ? LoadFromAssemblyPath(typeof(MutantRun).Assembly.Location) : null;
        }
    }
}
