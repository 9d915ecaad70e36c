using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using Trackside.Venue.Running;
using Trackside.Venue.World;

namespace Trackside.Venue.Tests.Direction;

/// <summary>
/// Looks at every lamp of a circuit at every instant at which one of them changes: two arrows of different directions must never burn, and nothing that admits
/// traffic while an arrow of a sign is dark. It reads wires, not messages.
/// </summary>
internal sealed class LampObserver : IDisposable
{
    private readonly Lock gate = new();
    private readonly string circuit;
    private readonly SignBoard[] signs;
    private readonly LampCircuit[] permissive;
    private readonly List<LampCircuit> watched;
    private readonly List<string> violations = [];
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private double? unprovedSince;

    /// <summary>Begins to look.</summary>
    /// <param name="venue">The venue.</param>
    /// <param name="circuit">Its circuit.</param>
    /// <param name="unprovedSeconds">How long a sign that was lost may be dark beside what admits traffic: 0 where no sign is lost.</param>
    public LampObserver(VirtualVenue venue, string circuit, double unprovedSeconds = 0)
    {
        this.circuit = circuit;
        UnprovedSeconds = unprovedSeconds;
        VenueBox[] boxes = [.. venue.BoxesOf(circuit)];
        signs = [.. boxes.Select(box => box.Sign).OfType<SignBoard>()];
        permissive = [.. boxes.Select(box => box.Panel).OfType<PostPanel>().Select(panel => panel.Green), .. signs.Select(sign => sign.PitGreen)];
        watched = [.. permissive, .. signs.SelectMany(sign => sign.Arrows)];
        watched.ForEach(lamp => lamp.Switched += Look);
    }

    /// <summary>Arrows seen lit at all: bit n for arrow n.</summary>
    public int Seen { get; private set; }

    /// <summary>Changes seen.</summary>
    public int Changes { get; private set; }

    /// <summary>How long a dark sign beside green was the longest.</summary>
    public double LongestUnproved { get; private set; }

    private double UnprovedSeconds { get; }

    /// <summary>What must never be, and was; empty for nothing.</summary>
    public string Violations
    {
        get
        {
            lock (gate)
            {
                CloseUnproved(isOver: false);
                return string.Join("\n", violations);
            }
        }
    }

    /// <summary>Looks no more: a venue that ends darkens its boxes one by one.</summary>
    public void Dispose() => watched.ForEach(lamp => lamp.Switched -= Look);

    private void Look(bool isLit)
    {
        lock (gate)
        {
            Changes++;
            int arrows = signs.Aggregate(0, (lit, sign) => lit | (sign.Arrows[0].Lit ? 1 : 0) | (sign.Arrows[1].Lit ? 2 : 0));
            Seen |= arrows;
            if (arrows == 3)
            {
                violations.Add($"{watch.Elapsed.TotalSeconds:0.000} s: {circuit} shows two directions");
            }

            bool admits = permissive.Any(lamp => lamp.Lit);
            if (admits && signs.Any(sign => !sign.Arrows[0].Lit && !sign.Arrows[1].Lit))
            {
                unprovedSince ??= watch.Elapsed.TotalSeconds;
            }
            else
            {
                CloseUnproved(isOver: true);
            }
        }
    }

    private void CloseUnproved(bool isOver)
    {
        if (unprovedSince is not double since)
        {
            return;
        }

        double lasted = watch.Elapsed.TotalSeconds - since;
        LongestUnproved = Math.Max(LongestUnproved, lasted);
        if (lasted > UnprovedSeconds)
        {
            violations.Add($"{since:0.000} s: {circuit} admits traffic for {lasted:0.000} s while a sign is dark");
        }

        unprovedSince = isOver ? null : since;
    }
}
