namespace Trackside.House.Tests;

/// <summary>A project that is built for the device and for the PC from one source.</summary>
/// <param name="Folder">From the repository's root, with slashes.</param>
/// <param name="Assembly">Name of its assembly for the device, and of its project files.</param>
internal sealed record FirmwareProject(string Folder, string Assembly)
{
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
        new("tests/NFUnitTest", "NFUnitTest"),
    ];

    public string SdkProject => Repository.At(Folder, Assembly + ".csproj");

    public string DeviceProject => Repository.At(Folder, Assembly + ".nfproj");

    public string Packages => Repository.At(Folder, "packages.config");
}
