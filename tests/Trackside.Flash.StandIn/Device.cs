using System;
using System.IO;
using System.Linq;
using System.Text;

namespace Trackside.Flash.StandIn;

/// <summary>
/// A chip on a port, as files of a folder: <c>flash.bin</c> (what was written where), <c>I/</c> (its disc), <c>network.txt</c>, <c>runtime.txt</c>.
/// A fault is one of <c>port runtime network file image</c>.
/// </summary>
internal sealed class Device(string folder, string fault)
{
    private const string Version = "1.17.0.339";
    private static readonly string[] targets = ["ESP32_OLIMEX", "ESP32_WT32_ETH01", "ESP32_PSRAM_REV3", "ESP32_S3"];

    public void Connect(string port)
    {
        if (port.Length == 0 || fault == "port")
        {
            throw new NanoffError(2000, $"Error connecting to nanoDevice on {port} to deploy files");
        }
    }

    public void Update(string target, string port, string? version, bool erase)
    {
        CheckTarget(target, port);
        if (fault == "runtime" || (version is not null && version != Version))
        {
            throw new NanoffError(9007, "Error downloading firmware file.");
        }

        if (erase)
        {
            Directory.Delete(Disc, recursive: true);
            File.Delete(Path.Combine(folder, "flash.bin"));
        }

        File.WriteAllText(Path.Combine(folder, "runtime.txt"), $"{target} {version}");
        Console.WriteLine($"Updating to {version}\nFlashing firmware...OK");
    }

    public void Write(string target, string port, uint address, byte[] image)
    {
        CheckTarget(target, port);
        if (fault == "image")
        {
            throw new NanoffError(4003, "Failed to write new firmware to ESP32.");
        }

        using FileStream flash = new(Path.Combine(folder, "flash.bin"), FileMode.OpenOrCreate);
        flash.Position = address;
        flash.Write(image);
        Console.WriteLine("Flashing deployment partition...OK");
    }

    // As the real one: a file that fails is told in words, and the exit code stays 0.
    public void AddFile(string destination, string source)
    {
        string path = Path.Combine(Disc, destination[3..]);
        if (!destination.StartsWith(@"I:\", StringComparison.Ordinal))
        {
            Console.WriteLine($"\nError deploying content file {source} to {destination}");
        }
        else if (source.Length == 0)
        {
            Console.Write($"Deleting file {destination}...");
            Console.WriteLine(File.Exists(path) ? "OK" : $"\nError deleting file {destination}, it may not exist on the storage.");
            File.Delete(path);
        }
        else if (!File.Exists(source) || fault == "file")
        {
            Console.WriteLine($"\nError deploying content file {source} to {destination}");
        }
        else
        {
            File.Copy(source, path, overwrite: true);
            Console.WriteLine($"Deploying file {source} to {destination}...OK");
        }
    }

    public void SetNetwork(bool isWireless, bool isWired)
    {
        if (fault == "network" || isWireless == isWired)
        {
            throw new NanoffError(2002, "Cannot find any network configuration.");
        }

        File.WriteAllText(Path.Combine(folder, "network.txt"), isWired ? "ethernet\n" : "wifi\n");
    }

    // The runtime's parser counts the NUL at the end of a PEM text to its length.
    public void SetCertificate(string what, string? path)
    {
        if (path is null)
        {
            return;
        }

        byte[] pem = File.ReadAllBytes(path);
        bool isWhole = pem[^1] == 0 && Encoding.ASCII.GetString(pem).Contains("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal)
            && (what == "ca" || Encoding.ASCII.GetString(pem).Contains("PRIVATE KEY-----", StringComparison.Ordinal));
        if (!isWhole)
        {
            throw new NanoffError(2002, $"Error uploading {what} certificates.");
        }

        File.AppendAllText(Path.Combine(folder, "network.txt"), $"{what} certificate\n");
    }

    private string Disc => Directory.CreateDirectory(Path.Combine(folder, "I")).FullName;

    private void CheckTarget(string target, string port)
    {
        Connect(port);
        if (!targets.Contains(target))
        {
            throw new NanoffError(9005, "Can't find the target in Cloudsmith repository.");
        }
    }
}
