using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Venue.World;
using Trackside.Virtual;

namespace Trackside.Venue.Tests.World;

[TestClass]
public sealed class LampCircuitTests
{
    private readonly Wire output = new();
    private readonly Wire sense = new();

    [TestMethod]
    [DataRow(LampFault.None, false, true)]
    [DataRow(LampFault.Cut, false, false)]
    [DataRow(LampFault.Short, false, false)]
    [DataRow(LampFault.Stuck, true, true)]
    public void Sense_follows_the_current_and_not_the_command(LampFault fault, bool whenOff, bool whenOn)
    {
        using LampCircuit sut = new(output, sense);
        sut.Fault = fault;

        Assert.AreEqual(whenOff, sense.Level);
        if (fault != LampFault.Short)
        {
            output.Drive(true);
        }

        Assert.AreEqual(whenOn, sense.Level);
        Assert.AreEqual(whenOn, sut.Lit);
    }

    [TestMethod]
    public void Repair_brings_the_driven_level_back()
    {
        using LampCircuit sut = new(output, sense) { Fault = LampFault.Stuck };

        sut.Fault = LampFault.None;

        Assert.IsFalse(sense.Level);
    }
}
