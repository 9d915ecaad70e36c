using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Trackside.Flash.Image;
using Trackside.Mosquitto;
using Trackside.Venue.VenueFile;
using Trackside.Virtual;

namespace Trackside.Flash.Tests.Support;

/// <summary>What a command said and how it ended.</summary>
internal sealed record Said(int Code, string Output, string Error)
{
    public string All => Output + Error;
}

/// <summary>A technician's table: a venue file, a broker, the stand-in for nanoff with a board on its port, the .pe files of a build.</summary>
internal sealed class Bench : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("trackside-flash-");
    private readonly List<Chip> chips = [];
    private bool watches = true;

    public Bench()
    {
        Broker = MosquittoBroker.Start();
        VenueFile = At("venue.json");
        File.WriteAllText(VenueFile, SmallVenue.Text.Replace("192.168.10.2", "127.0.0.1").Replace("1883", Broker.Port.ToString(CultureInfo.InvariantCulture)));
        Board = Directory.CreateDirectory(At("board")).FullName;
        Disc = Directory.CreateDirectory(Path.Combine(Board, "I")).FullName;
        PeFolder = Directory.CreateDirectory(At("pe")).FullName;
        int length = 300;
        string[] own = ["Messages", "Base", "Timing", "Circuit", "Core", "Devices", "Box"];
        foreach (string name in own.Select(each => $"Trackside.{each}.pe").Prepend("mscorlib.pe"))
        {
            File.WriteAllBytes(Path.Combine(PeFolder, name), Pe(name, length++));
        }

        Environment.SetEnvironmentVariable("NANOFF_STANDIN", Board);
        Fault("");
    }

    public MosquittoBroker Broker { get; }

    public string VenueFile { get; }

    /// <summary>The folder that is the board.</summary>
    public string Board { get; }

    /// <summary>The board's disc.</summary>
    public string Disc { get; }

    public string PeFolder { get; }

    public VenuePlan Plan => VenueReader.ReadFile(VenueFile).Plan!;

    public string[] Calls => File.Exists(Path.Combine(Board, "calls.txt")) ? File.ReadAllLines(Path.Combine(Board, "calls.txt")) : [];

    /// <summary>What lies in the board's deployment partition.</summary>
    public byte[] Flashed(int address) => File.ReadAllBytes(Path.Combine(Board, "flash.bin"))[address..];

    public static byte[] Pe(string name, int length) => [.. "NFMRK1\0\0"u8, .. Encoding.ASCII.GetBytes(name), .. Enumerable.Range(0, length).Select(i => (byte)(i + 1))];

    public static void Fault(string step) => Environment.SetEnvironmentVariable("NANOFF_STANDIN_FAULT", step);

    public string At(string name) => Path.Combine(folder.FullName, name);

    /// <summary>Flashes with these arguments beside the usual ones; English unless they name a language.</summary>
    public Said Flash(params string[] arguments)
    {
        string[] usual = ["--nanoff", Path.Combine(AppContext.BaseDirectory, "nanoff-standin"), "--work", At("work")];
        return Tool.Invoke([.. arguments[0] == "keys" ? [] : usual, .. arguments, "--venue", VenueFile, "--keys", At("keys"), .. arguments.Contains("--lang") ? Array.Empty<string>() : ["--lang", "en"]]);
    }

    /// <summary>Switches a virtual board on with what is on the disc, as soon as the firmware is written.</summary>
    public void StartWhenFlashed(Action? before = null)
    {
        File.Delete(Path.Combine(Board, "flash.bin"));
        new Thread(() =>
        {
            while (watches && !File.Exists(Path.Combine(Board, "flash.bin")))
            {
                Thread.Sleep(5);
            }

            before?.Invoke();
            if (watches)
            {
                PowerOn();
            }
        }) { IsBackground = true }.Start();
    }

    /// <summary>A virtual board that starts with what is on the disc.</summary>
    public Chip PowerOn(Action<string>? console = null)
    {
        Chip chip = new(new ChipOptions { FlashFolder = Disc, TargetName = "ESP32_OLIMEX" });
        chip.ConsoleWritten += console;
        lock (chips)
        {
            chips.Add(chip);
        }

        chip.PowerOn(Box.Program.Main);
        return chip;
    }

    /// <summary>Takes the power from every board.</summary>
    public void PowerOff()
    {
        lock (chips)
        {
            chips.ForEach(chip => chip.Dispose());
            chips.Clear();
        }
    }

    public void Dispose()
    {
        watches = false;
        PowerOff();

        Broker.Dispose();
        folder.Delete(recursive: true);
    }
}
