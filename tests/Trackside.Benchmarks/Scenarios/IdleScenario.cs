using System;
using System.Collections.Generic;
using System.Linq;
using Trackside.Benchmarks.Calls;
using Trackside.Core;
using Trackside.Messages;

namespace Trackside.Benchmarks.Scenarios;

/// <summary>
/// A box with nothing to do for 1,000 ticks of 10 ms: connected, clock synchronised, and a post with a fresh aspect. The
/// <c>control/state</c> that keeps a post's aspect fresh comes once a second; those ticks are measured by themselves, not here.
/// </summary>
internal sealed class IdleScenario(Bench bench)
{
    private const int Ticks = 1000;
    private const int WarmUp = 300;
    private const int TicksPerControl = 100;
    private const int TicksPerSlowStep = 10;
    private const int Posts = 8;

    private readonly Meter meter = bench.Meter;

    /// <summary>A post that shows an aspect.</summary>
    public Measurement Post(Aspect aspect, int target) =>
        Run($"idle-post-{AspectNames.Of(aspect)}", $"idle tick of a post, {AspectNames.Of(aspect)}", Configurations.Post(Posts - 1), aspect, target);

    /// <summary>Another kind of box.</summary>
    public Measurement Other(string kind, BoxConfiguration configuration) =>
        Run($"idle-{kind}", $"idle tick of a {kind} box", configuration, null, null);

    private Measurement Run(string key, string what, BoxConfiguration configuration, Aspect? aspect, int? target)
    {
        Rig rig = new(configuration, bench.Time);
        List<(string Kind, Cost Cost)> ticks = [];
        meter.StartShares();
        for (int tick = -WarmUp; tick < Ticks; tick++)
        {
            bool received = aspect is not null && tick % TicksPerControl == 0;
            if (received)
            {
                rig.Receive(rig.ControlState(aspect!.Value, Posts));
            }

            bool counts = tick >= 0 && !received;
            if (counts)
            {
                ticks.Add(MeasureOne(rig, tick));
            }
            else
            {
                rig.Step();
            }

            rig.Pass();
        }

        Demand(rig, aspect);
        return Sum(key, what, ticks, target);
    }

    private (string Kind, Cost Cost) MeasureOne(Rig rig, int tick)
    {
        int published = rig.Link.Published;
        int changes = rig.Panel.Changes;
        int asked = rig.Clock.Asked;
        Cost cost = meter.Measure(rig.Step);
        string kind = rig.Link.Published > published ? $"tells {rig.Link.Last.ToString().ToLowerInvariant()}"
            : rig.Clock.Asked > asked ? "asks the time"
            : rig.Panel.Changes > changes ? "changes a lamp"
            : tick % TicksPerSlowStep == 0 ? "every 100 ms"
            : "nothing due";
        return (kind, cost);
    }

    private Measurement Sum(string key, string what, List<(string Kind, Cost Cost)> ticks, int? target)
    {
        Cost typical = Commonest(ticks.Select(tick => tick.Cost));
        double mean = ticks.Average(tick => tick.Cost.Calls);
        return new Measurement
        {
            Key = key,
            What = what,
            Count = ticks.Count,
            Typical = typical,
            Worst = Dearest(ticks.Select(tick => tick.Cost)),
            MeanCalls = mean,
            MeanObjects = ticks.Average(tick => tick.Cost.Objects),
            Judged = new Cost(Math.Max(typical.Calls, (long)Math.Ceiling(mean)), typical.Objects),
            Target = target,
            Kinds = [.. ticks.GroupBy(tick => tick.Kind)
                .Select(group => new TickKind(group.Key, group.Count(), Commonest(group.Select(tick => tick.Cost)), Dearest(group.Select(tick => tick.Cost))))
                .OrderByDescending(kind => kind.Ticks)],
            Calls = meter.CallShares(),
            Objects = meter.ObjectShares(),
            Unlisted = meter.Unlisted(),
        };
    }

    // What was measured must have been what is claimed.
    private static void Demand(Rig rig, Aspect? aspect)
    {
        bool holds = rig.Link.Published > 0 && rig.Box.Link.State == LinkState.Up && rig.Box.Clock.IsSynced(Rig.Now)
            && (aspect is null || (rig.Box.Post.Arbiter.Aspect == aspect && rig.Box.Post.Arbiter.Reason == AspectReason.Central && rig.Box.Post.Output.Proved == aspect))
            && rig.Box.Supervisor.Resets == 0 && rig.Box.Mail.BadMessages == 0;
        if (!holds)
        {
            throw new InvalidOperationException($"the box is not idle: link {rig.Box.Link.State}, aspect {rig.Box.Post?.Arbiter.Aspect}, "
                + $"reason {rig.Box.Post?.Arbiter.Reason}, proved {rig.Box.Post?.Output.Proved}, fault '{rig.Box.Supervisor.LastFault}'");
        }
    }

    private static Cost Commonest(IEnumerable<Cost> costs) =>
        costs.GroupBy(cost => cost).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key.Calls).First().Key;

    private static Cost Dearest(IEnumerable<Cost> costs) => costs.OrderByDescending(cost => cost.Calls).First();
}
