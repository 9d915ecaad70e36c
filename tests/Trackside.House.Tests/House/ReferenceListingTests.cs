using Trackside.Reference;

namespace Trackside.House.Tests.House;

/// <summary>The signatures of firmware/reference are the device's own.</summary>
[TestClass]
public sealed class ReferenceListingTests
{
    private const string ListingsVariable = "TRACKSIDE_NANO_API";

    [TestMethod]
    public void Signatures_are_the_devices_own_where_listings_are_present()
    {
        string listings = Environment.GetEnvironmentVariable(ListingsVariable) ?? Repository.At("..", "shared", "nano-api");
        if (!Directory.Exists(listings))
        {
            Assert.Inconclusive($"no listings of the device's API: set {ListingsVariable} to their folder, or put them at ../shared/nano-api");
        }

        IReadOnlyList<string> differences = Compare(listings).Differences();

        Assert.IsEmpty(differences, Findings.Text(differences));
    }

    [TestMethod]
    public void Comparison_finds_an_assembly_without_a_listing()
    {
        using var folder = new TemporaryFolder();

        IReadOnlyList<string> differences = Compare(folder.Path).Differences();

        Assert.HasCount(NanoTable.Rows.Values.Count(row => row.HasSignatures), differences);
        Assert.Contains("no listing", differences[0]);
    }

    [TestMethod]
    public void Comparison_finds_another_version_and_members_the_device_has_not()
    {
        using var folder = new TemporaryFolder();
        folder.Write("nanoFramework.Runtime.Events.txt", "// nanoFramework.Runtime.Events, Version=1.0.0.0, Culture=neutral\nT public class nanoFramework.Runtime.Events.BaseEvent\n");

        string text = Findings.Text(Compare(folder.Path).Differences());

        StringAssert.Contains(text, "the device's is nanoFramework.Runtime.Events 1.0.0.0");
        StringAssert.Contains(text, "BaseEvent :: public BaseEvent() is not on the device");
    }

    [TestMethod]
    public void Comparison_finds_an_interface_that_is_not_whole()
    {
        using var folder = new TemporaryFolder();
        folder.Write("mscorlib.txt", "// mscorlib, Version=1.17.11.0, Culture=neutral\nT public interface System.IDisposable\nM System.IDisposable :: public void Dispose()\nM System.IDisposable :: public void More()\n");

        string text = Findings.Text(Compare(folder.Path).Differences());

        StringAssert.Contains(text, "System.IDisposable lacks public void More()");
        Assert.DoesNotContain("System.IDisposable :: public void Dispose()", text);
    }

    private static Comparison Compare(string listings) => new(Repository.At("firmware", "reference"), Repository.Configuration, listings);

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("trackside-listings").FullName;

        public void Write(string name, string text) => File.WriteAllText(System.IO.Path.Combine(Path, name), text);

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
