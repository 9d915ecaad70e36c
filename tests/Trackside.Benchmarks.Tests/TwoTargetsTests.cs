using Trackside.Benchmarks.Calls;

namespace Trackside.Benchmarks.Tests;

/// <summary>What is counted is the PC's build: it must do what the device's build does.</summary>
[TestClass]
public sealed class TwoTargetsTests
{
    // The device has Split(params char[]) alone: an array each time, at start-up only.
    private const string DeviceSplit = "new Char[], 0 calls, 1 objects";

    // Arrays of enums are filled in one go where the runtime can, else value by value: at start-up only.
    private const string ArrayFill = "..cctor: RuntimeHelpers.InitializeArray";

    [TestMethod]
    [DataRow("shared", "Trackside.Messages")]
    [DataRow("firmware", "Trackside.Base")]
    [DataRow("firmware", "Trackside.Timing")]
    [DataRow("firmware", "Trackside.Circuit")]
    [DataRow("firmware", "Trackside.Core")]
    [DataRow("firmware", "Trackside.Devices")]
    [DataRow("firmware", "Trackside.Box")]
    public void Both_builds_have_the_same_calls_and_objects(string folder, string project)
    {
        string[] ofPc = Sites(Path.Combine(AppContext.BaseDirectory, $"{project}.dll"));
        string[] ofDevice = Sites(Path.Combine(Repository(), folder, project, "bin", Configuration(), "netnano1.0", $"{project}.dll"));
        Assert.IsTrue(ofPc.Length > 20);
        Assert.AreEqual("", string.Join('\n', ofPc.Except(ofDevice).Select(site => $"PC only: {site}").Concat(ofDevice.Except(ofPc).Select(site => $"device only: {site}"))));
    }

    private static string[] Sites(string assembly)
    {
        Rewriter rewriter = new(MeasuredProcess.Own);
        string target = Path.GetTempFileName();
        rewriter.Rewrite(assembly, target, References());
        File.Delete(target);
        return [.. rewriter.Sites
            .GroupBy(site => $"{site.Caller}: {OnVirtualChip(site.Operation)}, {site.Calls} calls, {site.Objects} objects")
            .Select(group => $"{group.Count()} times {group.Key}")
            .Where(site => !site.EndsWith(DeviceSplit, StringComparison.Ordinal) && !site.Contains(ArrayFill, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
    }

    // The virtual chip's event has its wait from no base class.
    private static string OnVirtualChip(string operation) => operation.Replace("WaitHandle.", "AutoResetEvent.", StringComparison.Ordinal);

    private static string[] References() =>
        [.. Directory.EnumerateDirectories(Path.Combine(Repository(), "firmware", "reference")).Select(folder => Path.Combine(folder, "bin", Configuration(), "netnano1.0"))];

    private static string Configuration() => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private static string Repository()
    {
        DirectoryInfo? at = new(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Trackside.sln")))
        {
            at = at.Parent;
        }

        return at?.FullName ?? throw new InvalidOperationException($"no Trackside.sln above {AppContext.BaseDirectory}");
    }
}
