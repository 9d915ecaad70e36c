using Trackside.Benchmarks.Calls;

namespace Trackside.Benchmarks.Tests;

/// <summary>Each row of the device's table against code that does just that: the bench cannot lie about what it counts.</summary>
[TestClass]
public sealed class DeviceTableTests
{
    private static CountedSamples samples = null!;

    [ClassInitialize]
    public static void Rewrite(TestContext _) => samples = new CountedSamples();

    [ClassCleanup]
    public static void Remove() => samples.Dispose();

    [TestMethod]
    [DataRow("Arithmetic", 0)]
    [DataRow("StaticCall", 1)]
    [DataRow("InterfaceCall", 1)]
    [DataRow("Properties", 2)]
    [DataRow("OutArgument", 1)]
    [DataRow("ForOverArray", 0)]
    [DataRow("ForeachOverArray", 0)]
    [DataRow("ArrayCopy", 1)]
    [DataRow("StructByReference", 1)]
    [DataRow("StructFieldWrite", 0)]
    [DataRow("ListByIndex", 1)]
    [DataRow("CachedDelegate", 1)]
    [DataRow("StaticLambda", 2)]
    [DataRow("Lock", 2)]
    [DataRow("TryFinally", 0)]
    [DataRow("Event", 2)]
    [DataRow("Atomic", 1)]
    [DataRow("UtcTicks", 2)]
    [DataRow("EnumSwitch", 0)]
    public void A_free_operation_costs_its_calls_and_no_object(string operation, int calls)
    {
        Assert.AreEqual(new Cost(calls, 0), samples.Run("FreeOperations", operation));
    }

    [TestMethod]
    [DataRow("Interpolation", 24)]
    [DataRow("NumberToString", 3)]
    [DataRow("StructByValue", 3)]
    [DataRow("StructOfArray", 3)]
    [DataRow("ForeachOverList", 1)]
    [DataRow("NewEventArgs", 1)]
    [DataRow("NewOwnObject", 1)]
    [DataRow("CapturingLambda", 2)]
    [DataRow("Boxing", 1)]
    [DataRow("ParamsObjects", 3)]
    [DataRow("ThrowAndCatch", 2)]
    [DataRow("NewArray", 1)]
    [DataRow("GetBytes", 1)]
    [DataRow("Concat", 1)]
    [DataRow("SwitchOnString", 1)]
    public void A_costly_operation_costs_what_the_device_was_seen_to_spend(string operation, int objects)
    {
        Assert.AreEqual(objects, samples.Run("CostlyOperations", operation).Objects);
    }

    [TestMethod]
    [DataRow("TogglePin", 1, 0)]
    [DataRow("WritePin", 2, 1)]
    [DataRow("ReadPinAsBool", 2, 1)]
    public void A_pin_costs_its_value_and_nothing_else(string operation, int calls, int objects)
    {
        Site[] sites = [.. samples.Sites.Where(site => site.Caller == $"PlatformOperations.{operation}")];
        Assert.AreEqual(calls, sites.Sum(site => site.Calls));
        Assert.AreEqual(objects, sites.Sum(site => site.Objects));
        Assert.IsTrue(sites.All(site => site.IsListed));
    }

    [TestMethod]
    public void A_platform_method_outside_the_table_is_counted_and_named()
    {
        Cost cost = samples.Run("PlatformOperations", "NotInTheTable");
        Assert.AreEqual(DeviceTable.NewObject + DeviceTable.Unlisted, cost.Objects);
        CollectionAssert.AreEqual(new[] { "new StringBuilder in PlatformOperations.NotInTheTable" }, samples.Meter.Unlisted().ToArray());
    }

    [TestMethod]
    public void Every_listed_operation_is_known_to_the_table()
    {
        foreach (string type in new[] { "FreeOperations", "CostlyOperations" })
        {
            foreach (string sample in samples.SamplesOf(type))
            {
                samples.Run(type, sample);
                Assert.AreEqual(0, samples.Meter.Unlisted().Count, $"{type}.{sample}");
            }
        }
    }

    [TestMethod]
    public void A_loop_counts_each_round()
    {
        samples.Run("CostlyOperations", "ForeachOverList");
        // GetEnumerator, three times MoveNext and Current, the MoveNext that ends it, and Dispose where there is one.
        Cost again = samples.Run("CostlyOperations", "ForeachOverList");
        Assert.AreEqual(3, samples.Meter.CallShares().Single(share => share.Method == "IEnumerator.get_Current").Each);
        Assert.AreEqual(4, samples.Meter.CallShares().Single(share => share.Method == "IEnumerator.MoveNext").Each);
        Assert.AreEqual(1, again.Objects);
    }

    [TestMethod]
    public void Another_thread_does_not_count()
    {
        Cost cost = samples.Meter.Measure(() =>
        {
            System.Threading.Thread other = new(() => samples.SamplesOf("FreeOperations").Count());
            other.Start();
            other.Join();
        });
        Assert.AreEqual(new Cost(1, 0), cost);
    }
}
