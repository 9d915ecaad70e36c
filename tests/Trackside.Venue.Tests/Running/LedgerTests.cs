using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Venue.Running;
using Trackside.Venue.World;

namespace Trackside.Venue.Tests.Running;

[TestClass]
public sealed class LedgerTests
{
    private static readonly MadePassing Decoded = new("kart", "t1", "sf", 1_000_000, 77, 555);
    private static readonly MadePassing Edge = new("kart", "t2", "s1", 5_000_000, null, null);

    [TestMethod]
    public void Rows_that_account_for_every_crossing_balance()
    {
        Ledger ledger = Ledger.Compare([Decoded, Edge], [Row(Decoded, 1, utc: 9), Row(Edge, 1, utc: 5_030_000)]);

        Assert.IsTrue(ledger.Balanced);
        Assert.AreEqual(2, ledger.Made);
        Assert.AreEqual(2, ledger.Stored);
    }

    [TestMethod]
    public void Missing_row_is_lost_even_when_the_counts_agree()
    {
        Ledger ledger = Ledger.Compare([Decoded, Edge], [Row(Decoded, 1, utc: 9), Row(Decoded, 2, utc: 9)]);

        Assert.AreSame(Edge, ledger.Lost[0]);
        Assert.AreEqual(1, ledger.Duplicated.Count);
        Assert.IsFalse(ledger.Balanced);
    }

    [TestMethod]
    public void Row_that_no_crossing_explains_is_told_apart()
    {
        Ledger ledger = Ledger.Compare([Edge], [Row(Edge, 1, utc: 5_000_000), Row(Edge, 2, utc: 6_000_000), Row(Edge, 3, utc: null)]);

        Assert.AreEqual(0, ledger.Lost.Count);
        Assert.AreEqual(0, ledger.Duplicated.Count);
        Assert.AreEqual(2, ledger.Unexplained.Count);
        Assert.IsFalse(ledger.Balanced);
    }

    [TestMethod]
    [DataRow(-55_000, 55_000, 0)]
    [DataRow(-55_001, 55_000, 1)]
    [DataRow(55_000, 55_000, 0)]
    [DataRow(300_000, 20_000, 1)]
    public void Row_is_of_the_crossing_its_own_statement_holds_and_one_that_states_too_little_is_counted(int late, int stated, int misstated)
    {
        Ledger ledger = Ledger.Compare([Edge], [Row(Edge, 1, Edge.Utc + late) with { Uncertainty = stated }]);

        Assert.IsTrue(ledger.Balanced);
        Assert.HasCount(misstated, ledger.Misstated);
    }

    [TestMethod]
    public void Transponder_heard_of_late_is_no_second_crossing()
    {
        VenueRow edge = Row(Decoded, 1, utc: Decoded.Utc) with { Own = null, Transponder = null };
        VenueRow late = Row(Decoded, 2, utc: Decoded.Utc);

        Assert.IsTrue(Ledger.Compare([Decoded], [edge, late with { IsLate = true }]).Balanced);
        Assert.HasCount(1, Ledger.Compare([Decoded], [edge, late]).Duplicated);
    }

    private static VenueRow Row(MadePassing made, long seq, long? utc) => new(made.Box, 1, seq, made.Loop, utc, 30_000, made.Own, made.Transponder, false);
}
