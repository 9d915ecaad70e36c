using System.IO;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Gateway;
using Trackside.Mosquitto;
using Trackside.Venue.Tests.Support;

namespace Trackside.Venue.Tests.Commands;

/// <summary>Gateways in processes of their own.</summary>
[TestClass]
[DoNotParallelize]
public sealed class GatewayCommandTests
{
    private const double Patience = 30;

    [TestMethod]
    public void Second_gateway_takes_over_when_the_first_is_killed_and_the_first_comes_back_as_standby()
    {
        string folder = Directory.CreateTempSubdirectory("trackside-gateways-").FullName;
        using (MosquittoBroker broker = MosquittoBroker.Start())
        {
            RunningTool Start(string id) => Tool.Start(
                "gateway", "--venue", Repository.VenueFile, "--broker", $"127.0.0.1:{broker.Port}", "--id", id, "--database", Path.Combine(folder, id + ".db"), "--lang", "en");
            using RunningTool second = StartSecond(Start, out RunningTool first);
            first.Signal("KILL");
            second.WaitForText("active: acknowledges (main has gone)", Patience);
            first.Dispose();

            using RunningTool again = Start("main");
            again.WaitForText("standby: stores, another gateway acknowledges", Patience);
            again.Signal("TERM");
            again.WaitForText("0 passings stored, 0 came again, 0 lost", Patience);
            Assert.IsTrue(again.Process.WaitForExit(10_000));
            Assert.AreEqual(0, again.Process.ExitCode);
        }

        Directory.Delete(folder, recursive: true);
    }

    [TestMethod]
    public void Unknown_circuit_is_one_sentence_with_the_remedy()
    {
        Said said = Tool.Invoke("gateway", "--venue", Repository.VenueFile, "--circuits", "kart,moon");

        Assert.AreEqual(2, said.Code);
        Assert.AreEqual("--circuits has 'moon': give some of kart, rally, speed, comma between.\n", said.Error);
    }

    [TestMethod]
    public void Merge_takes_what_is_missing_from_the_other_database()
    {
        string folder = Directory.CreateTempSubdirectory("trackside-merge-").FullName;
        string ours = Path.Combine(folder, "ours.db");
        string theirs = Path.Combine(folder, "theirs.db");
        Said missing = Tool.Invoke("gateway", "merge", "--from", theirs, "--database", ours, "--lang", "en");
        new SessionBook(ours, "ales").Dispose();
        new SessionBook(theirs, "ales").Dispose();

        Said merged = Tool.Invoke("gateway", "merge", "--from", theirs, "--database", ours, "--lang", "en", "--venue", Repository.VenueFile);

        Assert.AreEqual(2, missing.Code);
        StringAssert.Contains(missing.Error, "does not exist");
        Assert.AreEqual((0, "0 passings added, 0 of them had been recorded as lost; 0 lines of the flag log added\n"), (merged.Code, merged.Output));
        Directory.Delete(folder, recursive: true);
    }

    private static RunningTool StartSecond(System.Func<string, RunningTool> start, out RunningTool first)
    {
        first = start("main");
        first.WaitForText("active: acknowledges", Patience);
        RunningTool second = start("second");
        second.WaitForText("standby: stores", Patience);
        return second;
    }
}
