using Trackside.Benchmarks.Calls;

namespace Trackside.Benchmarks.Tests;

/// <summary>The bench as a whole.</summary>
[TestClass]
public sealed class CallsTests
{
    [TestMethod]
    public void Two_runs_give_the_same_figures_and_keep_the_targets()
    {
        string first = Measure(out bool kept);
        Assert.AreEqual(first, Measure(out _));
        Assert.IsTrue(kept, first);
    }

    private static string Measure(out bool kept)
    {
        IReadOnlyList<Measurement> all = MeasuredProcess.Run();
        kept = all.All(one => one.IsKept);
        using StringWriter writer = new();
        CallsReport.Json(writer, all);
        return writer.ToString();
    }
}
