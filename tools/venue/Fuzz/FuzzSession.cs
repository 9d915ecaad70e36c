using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Trackside.Gateway;
using Trackside.Venue.Attacks;
using Trackside.Venue.Running;

namespace Trackside.Venue.Fuzz;

/// <summary>How far a fuzzing is.</summary>
/// <param name="IsOpen">Whether the circuit is open, or closed.</param>
/// <param name="Lines">Console lines so far.</param>
/// <param name="Payloads">Payloads so far.</param>
/// <param name="Seconds">How long inputs are thrown.</param>
internal sealed record FuzzProgress(bool IsOpen, long Lines, long Payloads, double Seconds);

/// <summary>
/// Throws random inputs at boxes of a venue while their outputs must stand still: one half while the circuit is open and green, one half while it is closed and red. What did
/// not arrive is thrown again. The first change ends it. Between the halves and at the end the boxes must obey rightful orders. One thread.
/// </summary>
internal sealed class FuzzSession(FuzzScene scene, FuzzOptions options, Action<FuzzProgress> tell, CancellationToken stop)
{
    private const double TellSeconds = 0.2;

    /// <summary>Rounds in which what was lost is thrown again; each loses less than the one before.</summary>
    private const int MostRefills = 5;

    private readonly FuzzTrail trail = new(options.Seed);
    private readonly FuzzSupply lines = new();
    private readonly FuzzSupply payloads = new();
    private readonly List<string> findings = [];
    private readonly Dictionary<string, HealthView?> before = [];
    private double seconds;
    private double toldAt;
    private double longestRound;
    private long samples;
    private int outputs;

    /// <summary>Runs it.</summary>
    public FuzzResult Run()
    {
        using FuzzThrower thrower = new(scene, options, trail);
        scene.Show(isOpen: true);
        Remember();
        Act(thrower, isOpen: true, options.Lines - (options.Lines / 2), options.Payloads - (options.Payloads / 2));
        if (TryShow(isOpen: false))
        {
            Act(thrower, isOpen: false, options.Lines / 2, options.Payloads / 2);
            Refill(thrower);
            TryShow(isOpen: true);
        }

        return Close(thrower.Lost);
    }

    private void Act(FuzzThrower thrower, bool isOpen, long moreLines, long morePayloads)
    {
        thrower.IsClosed = !isOpen;
        lines.Add(moreLines);
        payloads.Add(morePayloads);
        double begun = trail.Seconds;
        using OutputWatch watch = new(scene.Venue, trail.Suspects);
        FuzzCable[] cables = [.. options.Boxes.Select(id => new FuzzCable(scene.Boxes.First(box => box.Id == id), NextLine, trail))];
        while (!watch.HasFound && !stop.IsCancellationRequested && thrower.Throw(lines, payloads))
        {
            Tell(isOpen, begun);
        }

        foreach (FuzzCable cable in cables)
        {
            cable.Dispose();
            findings.AddRange(cable.IsStuck ? ["a console does not read its cable any more"] : Array.Empty<string>());
        }

        seconds += trail.Seconds - begun;
        Settle(watch, isLast: !isOpen || stop.IsCancellationRequested);

        (long, byte[])? NextLine(FuzzBox box) => lines.TryTake(out long number) ? (number, thrower.LineOf(number, box)) : null;
    }

    // What the last inputs cause shows until then: a lamp that does not prove, an answer on its way.
    private void Settle(OutputWatch watch, bool isLast)
    {
        Patience.Until(() => watch.HasFound, FuzzTrail.CauseSeconds);
        bool isHeard = !isLast || watch.HasFound || scene.TryHearHealth();
        findings.AddRange(watch.Findings);
        findings.AddRange(isHeard ? [] : ["a box tells its figures no more"]);
        outputs = watch.Outputs;
        samples += watch.Samples;
        longestRound = Math.Max(longestRound, watch.LongestRound);
    }

    private void Refill(FuzzThrower thrower)
    {
        for (int round = 0; round < MostRefills && findings.Count == 0 && !stop.IsCancellationRequested; round++)
        {
            FuzzResult soFar = Result(0, null);
            (long lackLines, long lackPayloads) = (options.Lines - soFar.Lines, options.Payloads - soFar.Payloads);
            if (lackLines <= 0 && lackPayloads <= 0)
            {
                return;
            }

            Act(thrower, isOpen: false, Math.Max(0, lackLines), Math.Max(0, lackPayloads));
        }
    }

    private bool TryShow(bool isOpen)
    {
        if (findings.Count > 0 || stop.IsCancellationRequested)
        {
            return false;
        }

        try
        {
            scene.Show(isOpen);
            return true;
        }
        catch (InvalidOperationException refused)
        {
            findings.Add($"rightful orders are obeyed no more: {refused.Message}");
            return false;
        }
    }

    private void Tell(bool isOpen, double begun)
    {
        double now = trail.Seconds;
        if (now - toldAt >= TellSeconds)
        {
            toldAt = now;
            tell(new FuzzProgress(isOpen, scene.Boxes.Sum(box => box.Lines + box.CableLines), scene.Boxes.Sum(box => box.Payloads), seconds + now - begun));
        }
    }

    private void Remember()
    {
        // The first figures of a box are as good as new ones while they are all 0.
        if (!scene.Boxes.All(box => scene.ViewOf(box.Id)?.Health is { BadMessages: 0, StaleMessages: 0, Dropped: 0, Resets: 0 }))
        {
            scene.TryHearHealth();
        }

        foreach (FuzzBox box in scene.Boxes)
        {
            before[box.Id] = scene.ViewOf(box.Id)?.Health;
        }
    }

    private FuzzResult Close(long lost)
    {
        FuzzedBox[] counted = [.. scene.Boxes.Select(Count)];
        findings.AddRange(counted.Where(box => box.Faults > 0).Select(box => $"{box.Id}: {box.Faults} internal faults: exceptions, or messages it could not write"));
        findings.AddRange(counted.Where(box => box.Unrefused > 0 && findings.Count == 0).Select(box => $"{box.Id}: {box.Unrefused} payloads were not counted as refused"));
        findings.AddRange(scene.Venue.Gateway.IsListening ? [] : ["the gateway is gone"]);
        string? file = null;
        if (findings.Count > 0)
        {
            file = Path.Combine(Path.GetTempPath(), $"trackside-fuzz-{Guid.NewGuid():N}.log");
            trail.Save(file);
        }

        return Result(lost, file);
    }

    private FuzzResult Result(long lost, string? file) => new(
        options,
        scene.Venue.Security != VenueSecurity.Plain,
        seconds,
        [.. scene.Boxes.Select(Count).OrderBy(box => box.Taken == 0)])
    {
        Outputs = outputs,
        Samples = samples,
        LongestRound = longestRound,
        Lost = lost,
        Findings = [.. findings],
        Trail = file,
    };

    private FuzzedBox Count(FuzzBox box)
    {
        HealthView? now = scene.ViewOf(box.Id)?.Health;
        HealthView? then = before[box.Id];
        return new FuzzedBox(
            box.Id, string.Join(',', box.Box.Plan.Roles), box.Lines, box.CableLines, box.Payloads, box.Overheard,
            More(health => health.BadMessages), More(health => health.StaleMessages), More(health => health.Dropped), More(health => health.Resets))
        {
            IsDeaf = box.Box.Plan.Is("sign") && !box.GuardsSomething,
        };

        long More(Func<HealthView, int?> figure) => now is null || then is null ? 0 : (figure(now) ?? 0) - (figure(then) ?? 0);
    }
}
