using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Trackside.Flash.Nanoff;

/// <summary>A box's Wi-Fi.</summary>
/// <param name="Ssid">Name of the network.</param>
/// <param name="Password">Its password.</param>
internal sealed record Wifi(string Ssid, string Password);

/// <summary>Writes the files nanoff reads: what goes onto <c>I:\</c>, and network with certificates.</summary>
internal static class DeploymentFiles
{
    private static readonly JsonSerializerOptions format = new() { WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Writes the file of <c>--filedeployment</c>.</summary>
    /// <param name="path">Where.</param>
    /// <param name="port">The serial port.</param>
    /// <param name="files">Name on <c>I:\</c> and file here; a null one deletes.</param>
    public static void WriteFiles(string path, string port, IEnumerable<(string Name, string? Source)> files) =>
        Write(path, new { serialport = port, files = files.Select(file => new { DestinationFilePath = @"I:\" + file.Name, SourceFilePath = file.Source ?? "" }).ToArray() });

    /// <summary>Writes the file of <c>--networkdeployment</c>. Addresses come by DHCP.</summary>
    /// <param name="path">Where.</param>
    /// <param name="port">The serial port.</param>
    /// <param name="wifi">Wi-Fi; null for Ethernet.</param>
    /// <param name="authority">The authority's certificate, ended by a NUL; null for a venue without keys.</param>
    /// <param name="device">The box's certificate and key, ended by a NUL.</param>
    public static void WriteNetwork(string path, string port, Wifi? wifi, string? authority, string? device) => Write(path, new
    {
        SerialPort = port,
        WirelessClient = wifi is null ? null : new { wifi.Ssid, wifi.Password, DhcpEnabled = true, Authentication = "WPA2", Encryption = "WPA2_PSK2", ConfigurationOption = "AutoConnect", RadioType = "802.11n" },
        Ethernet = wifi is null ? new { DhcpEnabled = true, AutomaticDNS = true } : null,
        DeviceCertificatesPath = device,
        CACertificatesPath = authority,
    });

    /// <summary>Joins PEM files into one for the runtime's store, ended by the NUL its parser wants and nanoff does not add.</summary>
    public static string JoinPem(string path, params string[] parts)
    {
        File.WriteAllText(path, string.Concat(parts.Select(File.ReadAllText)) + "\0");
        return path;
    }

    private static void Write(string path, object content) => File.WriteAllText(path, JsonSerializer.Serialize(content, format) + "\n");
}
