namespace Trackside.House.Tests;

/// <summary>A project that is built for the device and for the PC from one source.</summary>
/// <param name="Folder">From the repository's root, with slashes.</param>
/// <param name="Assembly">Name of its assembly for the device.</param>
internal sealed record FirmwareProject(string Folder, string Assembly)
{
    private const string Tests = "NFUnitTest";

    /// <summary>All of them, each before those that build on it.</summary>
    public static IReadOnlyList<FirmwareProject> All { get; } =
    [
        new("shared/Trackside.Messages", "Trackside.Messages"),
        new("firmware/Trackside.Base", "Trackside.Base"),
        new("firmware/Trackside.Timing", "Trackside.Timing"),
        new("firmware/Trackside.Circuit", "Trackside.Circuit"),
        new("firmware/Trackside.Core", "Trackside.Core"),
        new("firmware/Trackside.Devices", "Trackside.Devices"),
        new("firmware/Trackside.Box", "Trackside.Box"),
        new("tests/NFUnitTest", Tests),
        new("tests/NFUnitTest.Circuit", Tests),
        new("tests/NFUnitTest.Timing", Tests),
    ];

    public static FirmwareProject At(string folder) => All.Single(project => project.Folder == folder);

    /// <summary>Of its folder and its project files; its assembly may have another, which the device's launcher of tests looks for.</summary>
    public string Name => Path.GetFileName(Folder);

    public string SdkProject => Repository.At(Folder, Name + ".csproj");

    public string DeviceProject => Repository.At(Folder, Name + ".nfproj");

    /// <summary>What the last build made for the device.</summary>
    public string Built => Repository.At(Folder, "bin", Repository.Configuration, "netnano1.0", Assembly + ".dll");

    public string Packages => Repository.At(Folder, "packages.config");
}
