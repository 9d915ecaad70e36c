using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using Trackside.ModelCheck.Mutants;
using Trackside.ModelCheck.Search;

namespace Trackside.ModelCheck.Commands;

/// <summary>Tells what was found: for people as it comes, for scripts at the end.</summary>
internal sealed class CheckReport(TextWriter output)
{
    private static readonly JsonSerializerOptions options = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public void Begin(Suite suite)
    {
        output.WriteLine("The real interlock, 3 signs, 2 posts, a barrier, a corner, 2 loops, 2 routes. A step of time is 4 s; within it everything may happen in any order.");
        output.WriteLine("And two circuits of one course: on each the real interlock, a sign, a post, a loop, 2 routes; what two people do within a minute is one deed.");
        output.WriteLine("Abstracted: instants are ages in such steps, epochs, boots and sequences are ranks, minutes are one step; one word, one report and one press may be on a long way at a time.");
        output.WriteLine($"Bound: {suite.Name}.");
    }

    public void Tell(Finding finding)
    {
        output.WriteLine();
        output.WriteLine(Sentence(finding.Bound.Words));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {finding.States:N0} states, {finding.Transitions:N0} transitions, depth {finding.Depth}, {finding.Seconds:F0} s; {(finding.IsComplete ? "every state of the bound" : "stopped before the end")}"));
        output.WriteLine("  " + string.Join(", ", finding.ByState.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value:N0}"))));
        if (finding.Violation is null)
        {
            output.WriteLine("  violations: 0" + (finding.IsComplete ? "; from every state a way leads back to LOCKED" : ""));
            return;
        }

        output.WriteLine($"  VIOLATION: {finding.Violation}. The shortest way to it:");
        foreach (string line in Search.Trace.Words(finding.Bound, finding.Trace))
        {
            output.WriteLine($"    {line}");
        }
    }

    public void Tell(Mutant mutant) =>
        output.WriteLine(mutant.Caught is null ? $"  NOT CAUGHT: without {Name(mutant)}" : $"  without {Name(mutant)}: {mutant.Caught} ({mutant.Trace.Count} deeds)");

    /// <summary>All in one line.</summary>
    public void End(IReadOnlyList<Finding> findings, IReadOnlyList<Mutant> mutants, double seconds)
    {
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{findings.Sum(finding => (long)finding.States):N0} states, {findings.Sum(finding => finding.Transitions):N0} transitions, {findings.Count(finding => finding.Violation is not null)} violations; "
            + $"{mutants.Count(mutant => mutant.Caught is not null)} of {mutants.Count} mutants caught; {seconds:F0} s, {Megabytes():N0} MB at most."));
    }

    /// <summary>Everything as one JSON object.</summary>
    public static string Json(Suite suite, IReadOnlyList<Finding> findings, IReadOnlyList<Mutant> mutants, double seconds) => JsonSerializer.Serialize(
        new
        {
            bound = suite.Name,
            states = findings.Sum(finding => (long)finding.States),
            transitions = findings.Sum(finding => finding.Transitions),
            depth = findings.Count == 0 ? 0 : findings.Max(finding => finding.Depth),
            seconds,
            megabytes = Megabytes(),
            violations = findings.Count(finding => finding.Violation is not null),
            mutants = mutants.Count,
            caught = mutants.Count(mutant => mutant.Caught is not null),
            explorations = findings.Select(finding => new
            {
                bound = finding.Bound.Words,
                finding.States,
                finding.Transitions,
                finding.Depth,
                finding.Seconds,
                complete = finding.IsComplete,
                finding.Violation,
                trace = Search.Trace.Words(finding.Bound, finding.Trace),
            }),
            survivors = mutants.Where(mutant => mutant.Caught is null).Select(Name),
        },
        options);

    private static string Name(Mutant mutant) => mutant.IsOfPair ? $"{mutant.Guard} on both circuits" : mutant.Guard;

    private static long Megabytes()
    {
        using Process self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64 >> 20;
    }

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..] + ":";
}
