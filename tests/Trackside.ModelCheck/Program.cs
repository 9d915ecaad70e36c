using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Trackside.ModelCheck.Commands;
using Trackside.ModelCheck.Mutants;
using Trackside.ModelCheck.Search;

namespace Trackside.ModelCheck;

/// <summary>Explores the interlock. Exit codes: 0 nothing was found and every mutant was caught, 1 otherwise, 2 wrong use.</summary>
internal static class Program
{
    private static readonly Option<bool> json = new("--json") { Description = "One JSON object on standard output; the story goes to standard error." };
    private static readonly Option<string> bound = new("--bound") { Description = "small, standard or wide.", DefaultValueFactory = _ => Suite.Standard.Name };
    private static readonly Option<bool> noMutants = new("--no-mutants") { Description = "Explore the firmware as it is, and not without its guards." };
    private static readonly Option<string> guard = new("--guard") { Description = "Only the mutants whose guard holds this text; nothing else is explored." };
    private static readonly Option<FileInfo> replay = new("--replay") { Description = "Do what a file of deeds says, one a line." };

    private static int Main(string[] arguments)
    {
        RootCommand root = new("Explores the interlock of a circuit: the real classes of control, signs and posts, in every order of events.") { json, bound, noMutants, guard, replay };
        bound.AcceptOnlyFromAmong([.. Suite.All.Select(suite => suite.Name)]);
        root.SetAction(Run);
        ParseResult parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            string what = parsed.Errors[0].Message.Replace("\n\t", " ", StringComparison.Ordinal).TrimEnd('.');
            Console.Error.WriteLine($"{what}; ./trackside modelcheck --help lists what it takes.");
            return 2;
        }

        return parsed.Invoke();
    }

    private static int Run(ParseResult parsed)
    {
        if (parsed.GetValue(replay) is { } file)
        {
            string? violation = Search.Trace.Replay(new Bound(0, 0, true, false), File.ReadLines(file.FullName));
            Console.WriteLine(violation ?? "Nothing that must never be was met.");
            return violation is null ? 0 : 1;
        }

        bool isJson = parsed.GetValue(json);
        Suite suite = Suite.All.Single(each => each.Name == parsed.GetValue(bound));
        CheckReport report = new(isJson ? Console.Error : Console.Out);
        Stopwatch watch = Stopwatch.StartNew();
        string? only = parsed.GetValue(guard);
        report.Begin(suite);
        List<Finding> findings = only is null ? Explore(suite, report) : [];
        List<Mutant> mutants = suite.MutantStates > 0 && !parsed.GetValue(noMutants) ? RemoveGuards(suite, only ?? "", report) : [];
        report.End(findings, mutants, watch.Elapsed.TotalSeconds);
        if (isJson)
        {
            Console.WriteLine(CheckReport.Json(suite, findings, mutants, watch.Elapsed.TotalSeconds));
        }

        return findings.All(finding => finding.IsSound) && mutants.All(mutant => mutant.Caught is not null) ? 0 : 1;
    }

    private static List<Finding> Explore(Suite suite, CheckReport report)
    {
        List<Finding> findings = [];
        foreach (Bound each in suite.Bounds)
        {
            Finding finding = new Explorer(each, Environment.ProcessorCount).Run();
            findings.Add(finding);
            report.Tell(finding);
        }

        return findings;
    }

    private static List<Mutant> RemoveGuards(Suite suite, string only, CheckReport report)
    {
        List<Mutant> mutants = [];
        IEnumerable<(string Guard, bool IsOfPair)> all = MutantRun.Joining.Select(each => (each, true));
        if (!suite.IsOfPair)
        {
            all = GuardRemover.Guards().Select(each => (each, false)).Concat(all);
        }

        Parallel.ForEach(
            all.Where(each => each.Guard.Contains(only, StringComparison.OrdinalIgnoreCase)),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            each =>
            {
                Mutant mutant = MutantRun.Explore(each.Guard, suite.MutantStates, each.IsOfPair);
                lock (mutants)
                {
                    mutants.Add(mutant);
                    report.Tell(mutant);
                }
            });
        return mutants;
    }
}
