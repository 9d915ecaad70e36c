using System.IO;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Technician.Tests.Support;
using Trackside.Venue.Commands;
using Trackside.Virtual;

namespace Trackside.Technician.Tests;

/// <summary>The console over a cable: a virtual box, a real pseudo-terminal, the tool.</summary>
[TestClass]
public sealed class CableTests
{
    [TestMethod]
    public void Box_that_is_not_configured_answers_over_its_cable()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("trackside-console-");
        try
        {
            using Chip chip = new(new ChipOptions { FlashFolder = folder.FullName });
            string port = chip.Uart("COM1").OpenPty();
            chip.PowerOn(Box.Program.Main);
            Said said = Tool.Invoke("--port", port, "--command", "status", "--command", "help loop-stuck", "--timeout", "20", "--lang", "en");
            Assert.AreEqual(ExitCode.Ok, said.Code, said.Error);
            StringAssert.Contains(said.Output, "config.json");
            StringAssert.Contains(said.Output, "ligne de boucle bloquée");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [TestMethod]
    public void Cable_with_nothing_at_its_end_is_exit_1_and_no_port_at_all_exit_2()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("trackside-console-");
        try
        {
            using Chip chip = new(new ChipOptions { FlashFolder = folder.FullName });
            string port = chip.Uart("COM1").OpenPty();
            Said silent = Tool.Invoke("--port", port, "--command", "status", "--timeout", "0.3", "--lang", "en");
            Assert.AreEqual(ExitCode.Failed, silent.Code);
            StringAssert.Contains(silent.Error, "does not answer within 0.3 s");
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        Assert.AreEqual(ExitCode.WrongUse, Tool.Invoke("--port", "/dev/no-such-port", "--command", "status").Code);
        Assert.AreEqual(ExitCode.WrongUse, Tool.Invoke("--command", "status").Code);
    }
}
