using Trackside.House.Tests.Dialect;

namespace Trackside.House.Tests;

/// <summary>No assembly of the firmware holds what compiles and then fails on a device; and each rule sees what it is for.</summary>
[TestClass]
public sealed class DialectTests
{
    private const string SamplesNamespace = "Trackside.House.Samples.";

    public static IEnumerable<object[]> RuleNames => DialectRules.All.Select(rule => new object[] { rule.Name });

    public static IEnumerable<object[]> Projects => FirmwareProject.All.Select(project => new object[] { project.Folder });

    [TestMethod]
    [DynamicData(nameof(Projects))]
    public void Firmware_keeps_to_the_dialect_in_every_assembly(string folder)
    {
        using BuiltAssemblies built = BuiltAssemblies.OfTheFirmware();
        using DeviceModule module = DeviceModule.Open(FirmwareProject.At(folder).Built, built);

        string[] broken = [.. DialectRules.All.SelectMany(rule => rule.Find(module).Select(rule.Describe)).Distinct()];

        Assert.IsEmpty(broken, Findings.Text(broken));
    }

    [TestMethod]
    [DynamicData(nameof(RuleNames))]
    public void Rule_finds_every_offending_sample_of_its_own(string name)
    {
        DialectRule rule = DialectRules.All.Single(each => each.Name == name);
        using BuiltAssemblies built = BuiltAssemblies.OfTheSamples();
        using DeviceModule module = OpenSamples(built);
        string[] expected = [.. SampleTypes(module, name).Where(IsOffending)];
        HashSet<string> found = [.. rule.Find(module).Select(offence => offence.Type)];

        Assert.IsNotEmpty(expected, $"{SamplesNamespace}{name} holds no offending sample: every rule needs one that it catches");
        Assert.IsEmpty(expected.Except(found), $"{name} does not see these samples: {string.Join(", ", expected.Except(found))}");
    }

    [TestMethod]
    [DynamicData(nameof(RuleNames))]
    public void Clean_twin_passes_every_rule(string name)
    {
        using BuiltAssemblies built = BuiltAssemblies.OfTheSamples();
        using DeviceModule module = OpenSamples(built);
        string[] clean = [.. SampleTypes(module, name).Where(type => !IsOffending(type))];

        string[] refused =
        [
            .. from rule in DialectRules.All
               from offence in rule.Find(module)
               where clean.Contains(offence.Type) && Local(offence.Type).Contains("Clean", StringComparison.Ordinal)
               select rule.Describe(offence),
        ];

        Assert.IsNotEmpty(clean, $"{SamplesNamespace}{name} holds no clean twin of its offending samples");
        Assert.IsEmpty(refused, Findings.Text(refused));
    }

    private static DeviceModule OpenSamples(BuiltAssemblies built) => DeviceModule.Open(built.PathOf("Trackside.House.Samples"), built);

    private static IEnumerable<string> SampleTypes(DeviceModule module, string rule) =>
        module.Types.Where(type => type.Namespace == SamplesNamespace + rule && !type.IsNested).Select(type => type.FullName);

    private static bool IsOffending(string type) => Local(type).Contains("Offence", StringComparison.Ordinal);

    private static string Local(string type) => type[(type.LastIndexOf('.') + 1)..];
}
