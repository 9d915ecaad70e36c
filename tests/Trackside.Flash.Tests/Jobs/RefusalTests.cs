using System.IO;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Flash.Tests.Support;
using Trackside.Venue.Commands;

namespace Trackside.Flash.Tests.Jobs;

/// <summary>What is refused before a board is touched: exit code 2, one sentence a trouble, with the remedy.</summary>
[TestClass]
public sealed class RefusalTests
{
    private static readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("trackside-refusals-");

    [ClassInitialize]
    public static void Prepare(TestContext context)
    {
        File.WriteAllText(At("venue.json"), SmallVenue.Text);
        File.WriteAllText(At("broken.json"), "{");
        File.WriteAllText(At("list"), "kart-p2\nkart-p9 /dev/ttyUSB0\nkart-p2 /dev/ttyUSB1\nkart-t1 /dev/ttyUSB1\n");
        File.WriteAllBytes(At("big.bin"), [.. "NFMRK1\0\0"u8, .. new byte[0x1C0000]]);
        File.WriteAllBytes(At("odd.bin"), [.. "NFMRK1\0\0"u8, 1]);
    }

    [ClassCleanup]
    public static void Remove() => folder.Delete(recursive: true);

    [TestMethod]
    [DataRow("", "Name the box and its port: ./trackside flash --board BOARD --box ID --port")]
    [DataRow("--box kart-p2 --port p", "Name the firmware: --pe FOLDER")]
    [DataRow("--box nobody --port p", "The venue has no box \"nobody\": it has kart-c, kart-t1, kart-p1, kart-p2, speed-c.")]
    [DataRow("--box kart-p2 --port p --board VIRTUAL", "Box \"kart-p2\" is for board OLIMEX_ESP32_POE_ISO, not VIRTUAL")]
    [DataRow("--box kart-p1 --port p", "Board \"VIRTUAL\" cannot be flashed: use one of")]
    [DataRow("--box kart-p2 --port p --only proof,glue", "--only has 'glue': give some of runtime, network, files, image, proof")]
    [DataRow("--box kart-p2 --port p --pe nowhere", "nowhere lacks")]
    [DataRow("--box kart-p2 --port p --image @big.bin --dry-run", "8 more than the deployment partition of OLIMEX_ESP32_POE_ISO holds (1835008)")]
    [DataRow("--box kart-p2 --port p --image @odd.bin --dry-run", "is not a whole deployment image")]
    [DataRow("--box kart-p2 --port p --only files --broker here", "--broker is 'here': give an address and a port")]
    [DataRow("--box kart-p2 --port p --timeout never", "--timeout is 'never': give a number from 1 to 3600; ./trackside flash --help")]
    [DataRow("--list @list --only files", "list, line 1: write BOX PORT")]
    [DataRow("--list @list --only files", "list, line 2: The venue has no box \"kart-p9\"")]
    [DataRow("--list @list --only files", "port /dev/ttyUSB1 is there more than once")]
    [DataRow("--list @absent --only files", "cannot be read: name a list")]
    [DataRow("--venue @broken.json --box kart-p2 --port p", "this is no valid JSON")]
    [DataRow("keys list", "There are no keys in")]
    [DataRow("keys burn", "Unknown argument 'burn': remove it; ./trackside flash keys --help")]
    public void Wrong_use_is_told_with_the_remedy(string line, string expected)
    {
        string[] arguments = line.Length == 0 ? [] : line.Replace("@", At("") + "/").Split(' ');
        string[] venue = line.Contains("--venue") ? [] : ["--venue", At("venue.json")];
        string[] work = line.StartsWith("keys") ? [] : ["--work", At("work")];
        Said said = Tool.Invoke([.. arguments, .. venue, .. work, "--keys", At("keys")]);
        Assert.AreEqual(ExitCode.WrongUse, said.Code, said.All);
        Assert.Contains(expected, said.Error);
    }

    [TestMethod]
    public void Missing_flasher_is_a_missing_part_and_tells_how_to_get_it()
    {
        Said said = Tool.Invoke("--venue", At("venue.json"), "--keys", At("keys"), "--work", At("work"), "--box", "kart-p2", "--port", "p", "--only", "files", "--nanoff", At("absent"));
        Assert.AreEqual(ExitCode.MissingPart, said.Code, said.All);
        Assert.Contains("dotnet tool install -g nanoff", said.Error);
    }

    [TestMethod]
    public void Broker_that_is_not_there_is_told_before_a_board_is_touched()
    {
        Said said = Tool.Invoke("--venue", At("venue.json"), "--keys", At("keys"), "--work", At("work"), "--box", "kart-p2", "--port", "p", "--only", "files,proof", "--broker", "127.0.0.1:1", "--lang", "en", "--nanoff", At("absent"));
        Assert.AreEqual(ExitCode.Failed, said.Code, said.All);
        Assert.Contains("the broker at 127.0.0.1:1 does not answer", said.Output);
    }

    private static string At(string name) => Path.Combine(folder.FullName, name);
}
