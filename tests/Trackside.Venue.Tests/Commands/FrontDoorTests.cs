using System.Diagnostics;
using System.IO;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Venue.Commands;
using Trackside.Venue.Tests.Support;

namespace Trackside.Venue.Tests.Commands;

/// <summary>What the front door answers before it builds anything, from a foreign folder.</summary>
[TestClass]
public sealed class FrontDoorTests
{
    [TestMethod]
    [DataRow("fly", "Unknown verb 'fly': use one of run,")]
    [DataRow("test --slow", "Unknown argument '--slow': ./trackside test takes only --fast.")]
    public void Wrong_verb_is_answered_with_the_remedy_and_exit_2(string line, string said)
    {
        Said answer = Open(line);

        Assert.AreEqual(ExitCode.WrongUse, answer.Code);
        StringAssert.Contains(answer.Error, said);
        Assert.AreEqual("", answer.Output);
    }

    [TestMethod]
    public void Help_lists_the_verbs()
    {
        Said answer = Open("--help");

        Assert.AreEqual(ExitCode.Ok, answer.Code);
        StringAssert.Contains(answer.Output, "replay");
    }

    private static Said Open(string line)
    {
        using Process door = Process.Start(new ProcessStartInfo(Repository.FrontDoor, line.Split(' '))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        })!;
        string output = door.StandardOutput.ReadToEnd();
        string error = door.StandardError.ReadToEnd();
        door.WaitForExit();
        return new Said(door.ExitCode, output, error);
    }
}
