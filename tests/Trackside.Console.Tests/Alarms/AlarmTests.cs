using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Core;
using Trackside.Messages;
using Trackside.Technician.Tests.Alarms.Simulated;

namespace Trackside.Technician.Tests.Alarms;

/// <summary>Every alarm of the manual is raised by a fault that is injected for real, is said by the box, and ends with the fault.</summary>
[TestClass]
public sealed class AlarmTests
{
    private const double Settling = 25;

    /// <summary>The alarms with a fault.</summary>
    public static IEnumerable<object[]> Names => Fault.All.Select(fault => new object[] { fault.Name });

    [TestMethod]
    public void Every_alarm_has_its_fault()
    {
        long[] bits = [.. typeof(Alarm).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (long)field.GetRawConstantValue()!).Where(bit => bit != Alarm.None)];
        Assert.HasCount(AlarmNames.Count, bits);
        CollectionAssert.AreEquivalent(bits, Fault.All.Select(fault => fault.Alarm).ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Alarm_is_said_when_its_fault_is_injected_and_ends_when_it_is_mended(string name)
    {
        Fault fault = Fault.All.Single(fault => fault.Name == name);
        using World world = new(fault.Plan, fault.Configure, fault.Boxes);
        WorldBox box = world[fault.Boxes[0]];
        world.PowerOn();
        world.Run(Settling);
        fault.Prepare(world);
        world.Run(Settling);
        Assert.IsNull(box.Said, "before");

        fault.Break(world);
        Assert.IsTrue(world.RunsUntil(() => box.Says(name), fault.Within), $"broken: {box.Said}");
        StringAssert.Contains(box.Ask("status"), name);
        StringAssert.Contains(box.Ask($"help {name}"), AlarmAdvice.InEnglish(name));
        Assert.AreEqual(Alarm.None, AlarmNames.Parse(box.Said) & ~(fault.Alarm | fault.Beside), $"beside: {box.Said}");

        fault.Mend(world);
        Assert.IsTrue(world.RunsUntil(() => !box.Says(name), fault.EndsWithin), $"mended: {box.Said}");
    }
}
