using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Microsoft.Win32.SafeHandles;
using Trackside.Flash.Tests.Support;
using Trackside.Venue.Commands;
using Trackside.Venue.VenueFile;

namespace Trackside.Flash.Tests.Proof;

/// <summary>The proof from the cable: a virtual board's own words through a real pseudo-terminal.</summary>
[TestClass]
public sealed partial class SerialProofTests
{
    private readonly Bench bench = new();
    private readonly Cable cable = new();

    [TestCleanup]
    public void Clear()
    {
        bench.Dispose();
        cable.Dispose();
    }

    [TestMethod]
    public void Box_is_proved_by_its_first_lines_among_other_bytes()
    {
        Assert.AreEqual(ExitCode.Ok, Flash("--only", "files", "--boot", "6").Code);
        using Timer reset = cable.Repeat(() => Start(noise: "\u0001MSbridgeV1\0\u00ff"));
        Said said = Flash("--only", "proof", "--timeout", "30");
        Assert.AreEqual(ExitCode.Ok, said.Code, said.All);
        Assert.Contains("PROVED: kart-p2 runs firmware 0.1.0 on OLIMEX_ESP32_POE_ISO", said.Output);
    }

    [TestMethod]
    public void Box_with_a_foreign_configuration_stays_unconfigured_and_its_reason_is_told()
    {
        VenuePlan plan = bench.Plan;
        VenueCompiler.Write(plan, plan.Circuits[0], plan.Circuits[0].Boxes[0], bench.Disc);
        using Timer reset = cable.Repeat(() => Start(noise: ""));
        Said said = Flash("--only", "proof", "--timeout", "30");
        Assert.AreEqual(ExitCode.Failed, said.Code, said.All);
        Assert.Contains("NOT PROVED: what announced itself is not what was flashed (unconfigured: config.json ", said.Output);
        Assert.Contains("est destinée à une autre carte", said.Output);
    }

    private Said Flash(params string[] arguments) =>
        bench.Flash(["--box", "kart-p2", "--port", cable.Path, "--pe", bench.PeFolder, "--prove", arguments.AsSpan().Contains("proof") ? "uart" : "none", .. arguments]);

    private void Start(string noise)
    {
        bench.PowerOff();
        cable.Write(noise);
        bench.PowerOn(cable.Write);
    }

    /// <summary>A pseudo-terminal whose far end is a board's cable.</summary>
    private sealed partial class Cable : IDisposable
    {
        private const int ReadWrite = 2;
        private const int NoControllingTerminal = 0x100;
        private readonly FileStream end;

        public Cable()
        {
            int master = Open(ReadWrite | NoControllingTerminal);
            Assert.AreEqual(0, Grant(master) + Unlock(master));
            byte[] name = new byte[64];
            Assert.AreEqual(0, Name(master, name, name.Length));
            Path = Encoding.ASCII.GetString(name).TrimEnd('\0');
            end = new FileStream(new SafeFileHandle(master, ownsHandle: true), FileAccess.Write, bufferSize: 0);
        }

        public string Path { get; }

        public void Write(string text) => end.Write(Encoding.UTF8.GetBytes(text));

        // A technician presses RESET until something is heard.
        public Timer Repeat(Action press) => new(_ => press(), null, 500, 4000);

        public void Dispose() => end.Dispose();

        [LibraryImport("libc", EntryPoint = "posix_openpt")]
        private static partial int Open(int flags);

        [LibraryImport("libc", EntryPoint = "grantpt")]
        private static partial int Grant(int master);

        [LibraryImport("libc", EntryPoint = "unlockpt")]
        private static partial int Unlock(int master);

        [LibraryImport("libc", EntryPoint = "ptsname_r")]
        private static partial int Name(int master, byte[] name, nint length);
    }
}
