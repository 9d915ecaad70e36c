using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Messages;

namespace Trackside.Core.Tests.Heap;

/// <summary>A box of each kind keeps to the memory that docs/hardware.md says it needs.</summary>
[TestClass]
public sealed class HeapTests
{
    private const int Flash = 3000;

    [TestMethod]
    [DataRow("sign", 36)]
    [DataRow("post", 52)]
    [DataRow("timing", 84)]
    [DataRow("timing,post", 108)]
    [DataRow("control", 88)]
    public void Box_keeps_to_its_memory(string roles, int most)
    {
        NanoHeap heap = new(Made(roles), type => type.Namespace == "NFUnitTest");

        Assert.IsLessThanOrEqualTo(most * 1024, heap.Bytes, $"{roles} takes {heap.Bytes} bytes, {most} KB are told in docs/hardware.md; most of it:\n{heap.Largest(40)}");
    }

    private static Box Made(string roles)
    {
        ConfigurationMessage message = roles is "sign" or "control" ? Configurations.Reversible(roles) : Configurations.Message(roles);
        message.SetInteger(ConfigurationMessage.Outbox, Flash);
        BoxConfiguration configuration = Configurations.Read(message);
        BoxParts parts = new BoxBench(configuration, 5).Parts;
        parts.Messages = new MessageRing(8 + new Subscriptions(configuration).Count);
        parts.Edges = new EdgeRing(128);
        parts.Log = configuration.Has(Roles.Timing) ? new PassingLog(new FakeSegments(1), configuration.OutboxCapacity) : null;
        return new Box(parts);
    }
}
