using System.Text.Json;
using System.Xml.Linq;
using Trackside.House.Tests.Dialect;

namespace Trackside.House.Tests.House;

/// <summary>The SDK project, the .nfproj and the packages.config of one folder say the same.</summary>
[TestClass]
public sealed class ProjectAgreementTests
{
    // The versions the platform's facts name, package by package: a second writing of firmware/Nano.assemblies.props, on purpose.
    private static readonly Dictionary<string, string> Pins = new(StringComparer.Ordinal)
    {
        ["nanoFramework.CoreLibrary"] = "1.17.11",
        ["nanoFramework.Hardware.Esp32"] = "1.6.40",
        ["nanoFramework.Hardware.Esp32.Rmt"] = "2.0.53",
        ["nanoFramework.Iot.Device.Bh1750fvi"] = "1.2.889",
        ["nanoFramework.Iot.Device.Ina219"] = "1.2.889",
        ["nanoFramework.Iot.Device.Mcp23xxx"] = "1.2.889",
        ["nanoFramework.M2Mqtt"] = "5.1.220",
        ["nanoFramework.M2Mqtt.Core"] = "5.1.220",
        ["nanoFramework.Runtime.Events"] = "1.11.39",
        ["nanoFramework.Runtime.Native"] = "1.7.11",
        ["nanoFramework.System.Buffers.Binary.BinaryPrimitives"] = "1.2.889",
        ["nanoFramework.System.Collections"] = "1.5.75",
        ["nanoFramework.System.Device.Gpio"] = "1.1.62",
        ["nanoFramework.System.Device.I2c"] = "1.1.29",
        ["nanoFramework.System.Device.Model"] = "1.2.889",
        ["nanoFramework.System.Diagnostics.Stopwatch"] = "1.2.889",
        ["nanoFramework.System.IO.FileSystem"] = "1.1.93",
        ["nanoFramework.System.IO.Ports"] = "1.1.139",
        ["nanoFramework.System.Security.Cryptography"] = "1.0.43",
        ["nanoFramework.System.IO.Streams"] = "1.1.96",
        ["nanoFramework.System.Net"] = "1.11.60",
        ["nanoFramework.System.Net.Sockets.UdpClient"] = "1.1.106",
        ["nanoFramework.System.Text"] = "1.3.42",
        ["nanoFramework.System.Threading"] = "1.1.52",
        ["nanoFramework.TestFramework"] = "3.0.80",
        ["UnitsNet.nanoFramework.ElectricCurrent"] = "5.75.0",
        ["UnitsNet.nanoFramework.ElectricPotential"] = "5.75.0",
        ["UnitsNet.nanoFramework.Illuminance"] = "5.75.0",
        ["UnitsNet.nanoFramework.Power"] = "5.75.0",
    };

    public static IEnumerable<object[]> Projects => FirmwareProject.All.Select(project => new object[] { project.Folder });

    [TestMethod]
    [DynamicData(nameof(Projects))]
    public void Device_project_compiles_the_files_of_the_sdk_project(string folder)
    {
        FirmwareProject project = FirmwareProject.At(folder);
        IReadOnlyList<string> sdk = Evaluated.ForTheDevice(project.SdkProject).Compiled;
        IReadOnlyList<string> device = Evaluated.ForTheDevice(project.DeviceProject).Compiled;

        string[] findings =
        [
            .. sdk.Except(device).Select(file => $"{file} is missing from {project.Name}.nfproj: give its Compile item the glob of the .csproj"),
            .. device.Except(sdk).Select(file => $"{file} is compiled by {project.Name}.nfproj alone: exclude it there or compile it in the .csproj too"),
        ];

        Assert.IsNotEmpty(sdk);
        Assert.IsEmpty(findings, Findings.Text(findings));
    }

    [TestMethod]
    [DynamicData(nameof(Projects))]
    public void Device_project_names_and_dialect_are_those_of_the_sdk_project(string folder)
    {
        FirmwareProject project = FirmwareProject.At(folder);
        Evaluated sdk = Evaluated.ForTheDevice(project.SdkProject);
        Evaluated device = Evaluated.ForTheDevice(project.DeviceProject);

        string[] findings =
        [
            .. from property in new[] { "AssemblyName", "RootNamespace", "LangVersion", "Nullable" }
               where sdk.Property(property) != device.Property(property)
               select $"{project.Name}: {property} is '{sdk.Property(property)}' in the .csproj and '{device.Property(property)}' in the .nfproj; make them one",
        ];

        Assert.IsEmpty(findings, Findings.Text(findings));
    }

    [TestMethod]
    [DynamicData(nameof(Projects))]
    public void Device_project_is_a_program_where_there_is_a_Main(string folder)
    {
        FirmwareProject project = FirmwareProject.At(folder);
        using BuiltAssemblies built = BuiltAssemblies.OfTheFirmware();
        using DeviceModule module = DeviceModule.Open(project.Built, built);
        bool hasMain = module.Bodies.Any(method => method is { Name: "Main", IsStatic: true });

        Assert.AreEqual(
            hasMain ? "Exe" : "Library",
            Evaluated.ForTheDevice(project.DeviceProject).Property("OutputType"),
            $"{project.Name}.nfproj: the device starts only an assembly whose OutputType is Exe, and needs just one");
    }

    [TestMethod]
    [DynamicData(nameof(Projects))]
    public void Device_project_refers_to_what_the_sdk_project_lists(string folder)
    {
        FirmwareProject project = FirmwareProject.At(folder);
        Dictionary<string, string> expected = Needed(project).ToDictionary(row => row.Assembly, row => row.HintPath);
        Dictionary<string, string> device = Evaluated.ForTheDevice(project.DeviceProject).ItemsOf("Reference").ToDictionary(Identity, HintPath);
        device.Remove("nanoFramework.UnitTestLauncher");

        string[] findings =
        [
            .. expected.Where(each => !device.TryGetValue(each.Key, out string? path) || path != each.Value)
                .Select(each => $"{project.Name}.nfproj needs a Reference to {each.Key} with HintPath {each.Value}"),
            .. device.Keys.Except(expected.Keys).Select(name => $"{project.Name}.nfproj refers to {name}, which no NanoReference asks for; remove it"),
        ];

        Assert.IsEmpty(findings, Findings.Text(findings));
    }

    [TestMethod]
    [DynamicData(nameof(Projects))]
    public void Device_project_refers_to_the_projects_of_the_sdk_project(string folder)
    {
        FirmwareProject project = FirmwareProject.At(folder);
        string[] sdk = [.. References(Evaluated.ForTheDevice(project.SdkProject)).Where(path => !path.StartsWith("firmware/reference/", StringComparison.Ordinal))];
        string[] device = [.. References(Evaluated.ForTheDevice(project.DeviceProject))];

        CollectionAssert.AreEquivalent(sdk, device, $"{project.Name}: ProjectReference items of .csproj ({string.Join(", ", sdk)}) and .nfproj ({string.Join(", ", device)}) differ");
    }

    [TestMethod]
    [DynamicData(nameof(Projects))]
    public void Packages_are_those_of_the_references(string folder)
    {
        FirmwareProject project = FirmwareProject.At(folder);
        string[] expected = [.. Needed(project).Select(row => $"{row.Package} {row.Version} netnano1.0").Distinct().Order(StringComparer.Ordinal)];
        string[] actual =
        [
            .. XDocument.Load(project.Packages).Descendants("package")
                .Select(each => $"{each.Attribute("id")?.Value} {each.Attribute("version")?.Value} {each.Attribute("targetFramework")?.Value}")
                .Order(StringComparer.Ordinal),
        ];

        CollectionAssert.AreEqual(expected, actual, $"{project.Folder}/packages.config must hold exactly: {string.Join("; ", expected)}");
    }

    [TestMethod]
    public void Table_of_device_assemblies_pins_the_versions_of_the_facts()
    {
        string[] findings =
        [
            .. from row in NanoTable.Rows.Values
               where Pins.GetValueOrDefault(row.Package) != row.Version
               select $"firmware/Nano.assemblies.props has {row.Package} {row.Version}, the pins here say {Pins.GetValueOrDefault(row.Package) ?? "nothing"}",
        ];

        Assert.IsEmpty(findings, Findings.Text(findings));
    }

    [TestMethod]
    public void Table_of_device_assemblies_needs_are_whole()
    {
        using BuiltAssemblies built = BuiltAssemblies.OfTheFirmware();
        string[] findings =
        [
            .. from row in NanoTable.Rows.Values
               from deeper in row.Needs.SelectMany(need => NanoTable.Rows[need].Needs)
               where !row.Needs.Contains(deeper)
               select $"{row.Assembly} needs {deeper} through another: add it to Needs",
            .. from name in built.ReferenceNames
               where !NanoTable.Rows.TryGetValue(name, out NanoRow? row) || !row.HasSignatures
               select $"firmware/reference/{name} has no row in firmware/Nano.assemblies.props",
        ];

        Assert.IsEmpty(findings, Findings.Text(findings));
    }

    /// <summary>What the project's own list and those of the projects below it ask for.</summary>
    private static IReadOnlyList<NanoRow> Needed(FirmwareProject project) => NanoTable.Closure(Listed(project).Distinct());

    private static IEnumerable<string> Listed(FirmwareProject project)
    {
        Evaluated sdk = Evaluated.ForTheDevice(project.SdkProject);
        IEnumerable<FirmwareProject> below = FirmwareProject.All.Where(each => References(sdk).Contains($"{each.Folder}/{each.Name}"));
        return sdk.Names("NanoReference").Concat(below.SelectMany(Listed));
    }

    /// <summary>Projects referred to, from the root and without their file's ending.</summary>
    private static IEnumerable<string> References(Evaluated project) =>
        project.ItemsOf("ProjectReference").Select(item => Path.ChangeExtension(Repository.Relative(item.GetProperty("FullPath").GetString()!), null));

    private static string Identity(JsonElement item) => item.GetProperty("Identity").GetString()!;

    private static string HintPath(JsonElement item) =>
        item.TryGetProperty("HintPath", out JsonElement path) ? path.GetString()!.Replace('/', '\\') : "";
}
