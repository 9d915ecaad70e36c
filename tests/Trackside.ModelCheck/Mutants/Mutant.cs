using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Trackside.Core;
using Trackside.ModelCheck.Search;
using Trackside.ModelCheck.World;

namespace Trackside.ModelCheck.Mutants;

/// <summary>What became of the firmware without one guard.</summary>
/// <param name="Guard">The guard that was taken out.</param>
/// <param name="Caught">What must never be and was; null where nothing was noticed.</param>
/// <param name="States">States met until then.</param>
/// <param name="Bound">Where it was found.</param>
/// <param name="Trace">The shortest way to it, in words.</param>
internal sealed record Mutant(string Guard, string? Caught, int States, Bound Bound, IReadOnlyList<string> Trace)
{
    /// <summary>Whether it was looked for on two circuits only.</summary>
    public bool IsOfPair { get; init; }
}

/// <summary>Runs the whole model, with itself, on a copy of the firmware: in a load context of its own, since the model is bound to the firmware's types.</summary>
internal static class MutantRun
{
    /// <summary>
    /// Guards of what one control believes of the other: they are taken out of a pair, too. A kept or an older word of this step was said in this step: between two circuits the stamp alone
    /// tells what counts.
    /// </summary>
    public static readonly IReadOnlyList<string> Joining = 
    [
        "ControlNews.IsFresh", "Interlock.IsPartnerReady", "Interlock.IsPartnerSetting", "Interlock.MayPermit",
        "PartnerView.IsReady", "PartnerView.Permits", "PartnerView.Sets",
    ];

    /// <summary>Explores the firmware without a guard, in ever wider bounds, until something is noticed.</summary>
    /// <param name="guard">The guard.</param>
    /// <param name="mostStates">States after which a bound is left.</param>
    /// <param name="isOfPair">Whether two real circuits are explored, instead of one.</param>
    public static Mutant Explore(string guard, int mostStates, bool isOfPair = false)
    {
        byte[] core = GuardRemover.Without(guard);
        Context context = new(core);
        Assembly model = context.LoadFromAssemblyPath(typeof(MutantRun).Assembly.Location);
        MethodInfo inside = model.GetType(typeof(MutantRun).FullName!)!.GetMethod(nameof(Inside), BindingFlags.Static | BindingFlags.NonPublic)!;
        string[] found = (string[])inside.Invoke(null, [mostStates, isOfPair])!;
        context.Unload();
        Bound bound = Bounds(mostStates, isOfPair)[int.Parse(found[2], CultureInfo.InvariantCulture)];
        return new Mutant(guard, found[0].Length == 0 ? null : found[0], int.Parse(found[1], CultureInfo.InvariantCulture), bound, found[3..]) { IsOfPair = isOfPair };
    }

    private static Bound[] Bounds(int mostStates, bool isOfPair) => isOfPair
        ? [Bound.OfPair(PairRoutes.BothJoined, 0, mostStates), Bound.OfPair(PairRoutes.BothJoined, 1, mostStates), Bound.OfPair(PairRoutes.OwnAndJoined, 1, mostStates)]
        : [new(0, mostStates, false, false), new(0, mostStates, false, true), new(1, mostStates, false, false), new(0, mostStates, true, false), new(2, mostStates, false, false)];

    // Strings only: the types on this side are others than on that.
    private static string[] Inside(int mostStates, bool isOfPair)
    {
        int states = 0;
        Bound[] bounds = Bounds(mostStates, isOfPair);
        for (int i = 0; i < bounds.Length; i++)
        {
            Finding finding = new Explorer(bounds[i], 1).Run();
            states += finding.States;
            if (finding.Violation is not null)
            {
                return [finding.Violation, $"{states}", $"{i}", .. Trace.Words(bounds[i], finding.Trace)];
            }
        }

        return ["", $"{states}", "0"];
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
