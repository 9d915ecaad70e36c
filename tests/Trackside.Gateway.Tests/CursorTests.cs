using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Trackside.Gateway.Tests;

/// <summary>What is settled of one boot of a box.</summary>
[TestClass]
public sealed class CursorTests
{
    [TestMethod]
    public void One_that_was_told_as_lost_beyond_a_hole_and_comes_after_all_is_settled()
    {
        Cursor sut = new("kart", "kart-t1", 0, 1, Enumerable.Range(1, 10), []);
        sut.Settle(31);
        sut.Lose(new SeqRange(20, 30));

        Assert.AreEqual(new SeqRange(20, 30), sut.Settle(25));
        Assert.IsTrue(sut.IsStored(25));
        for (int seq = 11; seq <= 19; seq++)
        {
            sut.Settle(seq);
        }

        Assert.AreEqual(31, sut.Contiguous);
        Assert.IsEmpty(sut.Holes(31));
    }
}
