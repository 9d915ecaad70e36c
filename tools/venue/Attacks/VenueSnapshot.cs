using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using Trackside.Gateway;
using Trackside.Messages;
using Trackside.Venue.Running;
using Trackside.Venue.VenueFile;
using Trackside.Venue.World;

namespace Trackside.Venue.Attacks;

/// <summary>What no attack may change, read where it is: lamps and arrows at the wires, configurations in the flash, passings in the database, each box's start.</summary>
internal sealed class VenueSnapshot
{
    private readonly SortedDictionary<string, string> facts = new(StringComparer.Ordinal);

    /// <summary>Looks at a venue.</summary>
    /// <param name="venue">The venue.</param>
    /// <param name="stolen">The box in the intruder's hands: what it holds is his.</param>
    /// <param name="states">The newest <c>control/state</c> of each circuit that was signed rightly, as direction, epoch and letters.</param>
    public VenueSnapshot(VirtualVenue venue, VenueBox stolen, IReadOnlyDictionary<string, string> states)
    {
        foreach (VenueBox box in venue.Boxes.Where(box => box != stolen))
        {
            BoxView? view = venue.Gateway.ViewOf(box.Plan.Id);
            facts[$"box {box.Plan.Id}"] = $"{view?.State} boot {view?.Boot} configuration {view?.Configuration}";
            facts[$"configuration of {box.Plan.Id}"] = Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(box.Chip.Options.FlashFolder, VenueCompiler.FileName))));
            facts[$"lamps of {box.Plan.Id}"] = Lit(box.Panel?.Lamps ?? []) + Lit(box.Sign is { } sign ? [.. sign.Arrows, sign.PitRed, sign.PitGreen] : []);
        }

        facts[$"box {stolen.Plan.Id}"] = $"{venue.Gateway.ViewOf(stolen.Plan.Id)?.State}";
        foreach (InterlockView view in venue.RaceControl.Interlocks)
        {
            facts[$"interlock of {view.Circuit}"] = $"{view.State} {view.Direction} {view.Target} epoch {view.Epoch} session {view.IsSessionOpen}";
        }

        foreach ((string circuit, string state) in states)
        {
            facts[$"control of {circuit}"] = state;
        }

        facts["passings"] = $"{VenueRow.ReadAll(venue.Gateway.Database, venue.Gateway.Since).Count}";
    }

    /// <summary>What is not as it was; empty for nothing.</summary>
    public IReadOnlyList<string> DifferencesTo(VenueSnapshot before) =>
        [.. facts.Keys.Union(before.facts.Keys).Where(fact => Of(fact) != before.Of(fact)).Select(fact => $"{fact}: {before.Of(fact)} -> {Of(fact)}")];

    private string Of(string fact) => facts.GetValueOrDefault(fact, "nothing");

    private static string Lit(IEnumerable<LampCircuit> lamps) => string.Concat(lamps.Select(lamp => lamp.Lit ? '*' : '.'));
}
