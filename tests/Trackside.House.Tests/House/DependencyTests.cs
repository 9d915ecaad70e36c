using System.Xml.Linq;

namespace Trackside.House.Tests.House;

/// <summary>Dependencies point one way. Each project of the house has a row: what it may refer to, and nothing else.</summary>
[TestClass]
public sealed class DependencyTests
{
    private const string Anything = "*";

    private static readonly string[] Logic = ["Trackside.Base", "Trackside.Circuit", "Trackside.Core", "Trackside.Messages", "Trackside.Timing"];

    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["shared/Trackside.Messages/Trackside.Messages"] = [],
        ["firmware/Trackside.Base/Trackside.Base"] = ["Trackside.Messages"],
        ["firmware/Trackside.Timing/Trackside.Timing"] = ["Trackside.Base", "Trackside.Messages"],
        ["firmware/Trackside.Circuit/Trackside.Circuit"] = ["Trackside.Base", "Trackside.Messages"],
        ["firmware/Trackside.Core/Trackside.Core"] = ["Trackside.Base", "Trackside.Circuit", "Trackside.Messages", "Trackside.Timing"],
        ["firmware/Trackside.Devices/Trackside.Devices"] = [.. Logic, "Trackside.Virtual"],
        ["firmware/Trackside.Box/Trackside.Box"] = ["Trackside.Devices", .. Logic, "Trackside.Virtual"],
        ["boards/Virtual/Trackside.Virtual"] = ["Trackside.Mosquitto"],
        ["shared/Trackside.Mosquitto/Trackside.Mosquitto"] = [],
        ["shared/Trackside.Gateway/Trackside.Gateway"] = ["Trackside.Messages", "Trackside.Mosquitto"],
        ["tools/reference/Trackside.Reference"] = ["firmware/reference"],
        ["tools/venue/Trackside.Venue"] = [Anything],
        ["tools/flash/Trackside.Flash"] = [Anything],
        ["tools/console/Trackside.Console"] = [Anything],
    };

    [TestMethod]
    public void Projects_refer_only_to_what_lies_below_them()
    {
        string[] findings =
        [
            .. from path in new[] { "firmware", "boards", "shared", "tools" }.SelectMany(folder => Repository.Sources(folder, "*.csproj"))
               let name = Path.ChangeExtension(Repository.Relative(path), null)
               where !name.StartsWith("firmware/reference/", StringComparison.Ordinal)
               from finding in Check(name, References(path))
               select finding,
        ];

        Assert.IsEmpty(findings, Findings.Text(findings));
    }

    [TestMethod]
    public void Virtual_board_is_referred_to_for_the_pc_alone()
    {
        string[] findings =
        [
            .. from path in Repository.Sources("firmware", "*.csproj").Concat(Repository.Sources("shared", "*.csproj"))
               from reference in XDocument.Load(path).Descendants("ProjectReference")
               where reference.Attribute("Include")!.Value.Contains("Trackside.Virtual", StringComparison.Ordinal)
               let condition = reference.Attribute("Condition")?.Value ?? reference.Parent!.Attribute("Condition")?.Value ?? ""
               where !condition.Contains("net10.0", StringComparison.Ordinal)
               select $"{Repository.Relative(path)} refers to the virtual board without the condition '$(TargetFramework)' == 'net10.0'",
        ];

        Assert.IsEmpty(findings, Findings.Text(findings));
    }

    private static IEnumerable<string> Check(string project, IEnumerable<string> references)
    {
        if (!Allowed.TryGetValue(project, out string[]? allowed))
        {
            return [$"{project} has no row in {nameof(DependencyTests)}: add one with what it may refer to"];
        }

        return references
            .Where(reference => !allowed.Any(each => each == Anything || reference.Contains(each, StringComparison.Ordinal)))
            .Select(reference => $"{project} refers to {reference}; it may refer to {(allowed.Length == 0 ? "nothing" : string.Join(", ", allowed))}");
    }

    private static IEnumerable<string> References(string path) =>
        XDocument.Load(path).Descendants("ProjectReference").Select(each => each.Attribute("Include")!.Value.Replace('\\', '/'));
}
