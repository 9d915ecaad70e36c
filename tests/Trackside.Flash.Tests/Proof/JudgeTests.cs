using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Flash.Proof;

namespace Trackside.Flash.Tests.Proof;

[TestClass]
public sealed class JudgeTests
{
    private static readonly Expectation expected = new("kart-p1", "0.1.0", "VIRTUAL", "12345678");
    private static readonly Announcement right = new(8, "0.1.0", "VIRTUAL", "12345678", "ready");

    [TestMethod]
    public void Right_announcement_of_a_newer_boot_is_proof()
    {
        Assert.AreEqual(ProofResult.Proved, Judge.Of(right, expected, lastBoot: 7, out string difference));
        Assert.AreEqual("", difference);
    }

    [TestMethod]
    public void Trouble_is_told_beside_the_proof()
    {
        Assert.AreEqual(ProofResult.Proved, Judge.Of(right with { State = "fault", Reason = "lamp-fault" }, expected, 0, out string difference));
        Assert.AreEqual("fault lamp-fault", difference);
    }

    [TestMethod]
    public void Boot_number_that_does_not_grow_is_no_proof()
    {
        Assert.AreEqual(ProofResult.StaleBoot, Judge.Of(right, expected, lastBoot: 8, out string difference));
        Assert.AreEqual("boot 8, last seen 8", difference);
    }

    [TestMethod]
    public void Unconfigured_box_is_no_proof_whatever_else_it_says()
    {
        Assert.AreEqual(ProofResult.Wrong, Judge.Of(right with { State = "unconfigured", Reason = "config.json is missing" }, expected, 0, out string difference));
        Assert.AreEqual("unconfigured: config.json is missing", difference);
    }
}
