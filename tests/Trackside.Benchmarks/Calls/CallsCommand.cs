using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Text.Json;
using Trackside.Benchmarks.Scenarios;
using Trackside.Messages;

namespace Trackside.Benchmarks.Calls;

/// <summary><c>calls</c>: managed calls and heap objects of the firmware's hot paths, beside what they may cost.</summary>
internal static class CallsCommand
{
    // Design, section 9: at about 10 us a call an idle tick of 10 ms keeps 94% of its time free.
    private const int IdleTarget = 60;
    private const int ControlStateTarget = 1500;
    private const int PassingTarget = 400;
    private const int UsualPosts = 8;

    /// <summary>The verb people use.</summary>
    public static Command Create()
    {
        Option<bool> json = new("--json") { Description = "One JSON object instead of a table" };
        Option<bool> byMethod = new("--by-method") { Description = "Which methods the figures are made of" };
        Command command = new("calls", "Count managed calls and heap objects of the firmware's hot paths") { json, byMethod };
        command.SetAction(parsed => Run(parsed.GetValue(json), parsed.GetValue(byMethod)));
        return command;
    }

    /// <summary>The verb of the rewritten copy.</summary>
    public static Command CreateInside()
    {
        Command command = new(MeasuredProcess.Verb, "Used by calls itself") { Hidden = true };
        command.SetAction(_ => Console.Out.Write(JsonSerializer.Serialize(Measure(MeasuredProcess.OwnSites()))));
        return command;
    }

    private static int Run(bool json, bool byMethod)
    {
        IReadOnlyList<Measurement> all = MeasuredProcess.Run();
        if (json)
        {
            CallsReport.Json(Console.Out, all);
        }
        else
        {
            CallsReport.Table(Console.Out, all, byMethod);
        }

        return all.All(one => one.IsKept) ? 0 : 1;
    }

    private static List<Measurement> Measure(IReadOnlyList<Site> sites)
    {
        Func<Bench, Measurement>[] all =
        [
            bench => new IdleScenario(bench).Post(Aspect.Green, IdleTarget),
            bench => new IdleScenario(bench).Post(Aspect.Yellow, IdleTarget),
            bench => new WorkScenario(bench).ControlState(UsualPosts, false, ControlStateTarget),
            bench => new WorkScenario(bench).ControlState(UsualPosts, true, ControlStateTarget),
            bench => new WorkScenario(bench).ControlState(Limits.Posts, false, ControlStateTarget),
            bench => new WorkScenario(bench).ControlState(Limits.Posts, true, ControlStateTarget),
            bench => new WorkScenario(bench).FrameQueued(),
            bench => new WorkScenario(bench).FrameSent(PassingTarget),
            bench => new WorkScenario(bench).EdgeSent(PassingTarget),
            bench => new WorkScenario(bench).GroupKept(),
            bench => new IdleScenario(bench).Other("timing", Configurations.Timing()),
            bench => new IdleScenario(bench).Other("control", Configurations.Control(UsualPosts)),
            bench => new IdleScenario(bench).Other("sign", Configurations.Sign()),
        ];
        return [.. all.Select(one => Bench.On(sites, one))];
    }
}
