using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Gateway;
using Trackside.Messages;
using Trackside.Venue.Commands;
using Trackside.Venue.Running;
using Trackside.Venue.Tests.Support;
using Trackside.Venue.World;

namespace Trackside.Venue.Tests.Running;

/// <summary>What watches the loops of the venue, end to end: real firmware, real broker, decoders and receivers of the world's own making.</summary>
[TestClass]
[DoNotParallelize]
public sealed class SourcesTests
{
    private VirtualVenue venue = null!;

    [TestInitialize]
    public void Open_the_venue()
    {
        venue = VirtualVenue.Start(VenueCommand.Load(Repository.VenueFile), seed: 1);
        venue.PowerOn();
        Wait.Until(() => venue.Boxes.All(box => venue.Gateway.ViewOf(box.Plan.Id)?.State == BoxState.Ready), 60, () => "every box ready");
    }

    [TestCleanup]
    public void Close_the_venue() => venue.Dispose();

    [TestMethod]
    public void Passings_lost_on_the_decoders_line_are_asked_for_again_and_stored_once()
    {
        VenueBox box = venue["kart-t1"];

        // A millisecond between any two: the rows below are told apart by it, however fast this loop runs.
        long first = box.Decoder!.Now;
        for (uint car = 1; car <= 5; car++)
        {
            box.Decoder.LoseOnLine(car is 2 or 3 ? 1 : 0);
            box.Decoder.Send(3_000_000 + car, first + (car * 1_000), 100, 40);
        }

        Wait.Until(() => Rows("kart-t1").Count == 5, 20, () => $"five rows, not {Rows("kart-t1").Count}");

        CollectionAssert.AreEqual(new long?[] { 3_000_001, 3_000_002, 3_000_003, 3_000_004, 3_000_005 }, Rows("kart-t1").OrderBy(row => row.Own).Select(row => row.Transponder).ToArray());
        Assert.IsGreaterThan(0, box.Decoder.Requests);
        Wait.Until(() => venue.Gateway.ViewOf("kart-t1")?.Loops?.DecoderResent == 2, 20, () => "the loops told of what was sent again");
    }

    [TestMethod]
    public void Time_mark_gives_the_finish_its_utc_and_the_edge_takes_over_when_the_fix_is_lost()
    {
        VenueBox box = venue["rally-t2"];
        Wait.Until(() => venue.Gateway.ViewOf("rally-t2")?.Loops?.Gnss == "fix", 20, () => "a fix");

        Passing first = Cross(box);
        Assert.AreEqual(CrossingSource.TimeMark, first.Source);
        Assert.AreEqual(venue.Made.ToList()[^1].Utc, first.Utc);
        Assert.IsLessThan(5, first.Uncertainty);

        box.Receiver!.HasFix = false;
        Wait.Until(() => venue.Gateway.ViewOf("rally-t2")?.Loops?.Gnss == "no-fix", 20, () => "the lost fix told");
        Assert.AreEqual(CrossingSource.Edge, Cross(box).Source);
    }

    [TestMethod]
    public void Marker_gives_the_sector_its_time_and_the_edge_takes_over_when_the_gate_is_cut()
    {
        VenueBox box = venue["kart-t2"];

        // A machine that is busy elsewhere may run a box so late that the capture is left to the edge.
        Passing marked = Cross(box);
        for (int more = 0; more < 5 && marked.Source != CrossingSource.Marker; more++)
        {
            marked = Cross(box);
        }

        Assert.AreEqual(CrossingSource.Marker, marked.Source);
        MadePassing truth = venue.Made.ToList()[^1];
        Assert.IsGreaterThanOrEqualTo(truth.Utc - marked.Uncertainty, marked.Utc!.Value);
        Assert.IsLessThanOrEqualTo(truth.Utc + truth.Lag + marked.Uncertainty, marked.Utc!.Value);

        box.Loops[0].Gate!.IsCut = true;
        Passing left = Cross(box);
        Assert.AreEqual(CrossingSource.Edge, left.Source);
        Assert.IsTrue(left.Flags.HasFlag(PassingFlags.Unconfirmed), $"{left.Flags}");
    }

    // A second from now: the loop is free again. The world keeps the true time.
    private Passing Cross(VenueBox box)
    {
        int before = Rows(box.Plan.Id).Count;
        venue.Agenda.At(Agenda.Now + 1_000_000, () => box.Loops[0].Cross(venue.Agenda, 1, 100_000));
        Wait.Until(() => Rows(box.Plan.Id).Count > before, 20, () => "the passing stored");
        Wait.Until(() => venue.Gateway.LastPassings.Count > before, 5, () => "the passing told");
        return venue.Gateway.LastPassings[^1];
    }

    private List<VenueRow> Rows(string box) => [.. VenueRow.ReadAll(venue.Gateway.Database).Where(row => row.Box == box)];
}
