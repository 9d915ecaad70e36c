using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Venue.Commands;
using Trackside.Venue.Tests.Support;

namespace Trackside.Venue.Tests.Commands;

[TestClass]
[DoNotParallelize]
public sealed class CommandTableTests
{
    [TestMethod]
    [DataRow("run --bogus", "Unknown argument '--bogus': remove it; ./trackside run --help")]
    [DataRow("run --seconds soon", "--seconds is 'soon': give a number from 1 to 86400")]
    [DataRow("run --lang de", "--lang is 'de': give one of fr, en")]
    [DataRow("run --venue /nowhere.json", "/nowhere.json: the file cannot be read; name a venue file")]
    [DataRow("replay", "'--circuit' is required")]
    [DataRow("replay /nowhere.hex --circuit kart", "/nowhere.hex cannot be read: name a file")]
    [DataRow("replay a b --circuit kart", "Unknown argument 'b': remove it")]
    [DataRow("replay a --circuit kart --speed 0", "--speed is '0': give a number")]
    [DataRow("replay a --circuit kart --laps xml", "--laps is 'xml': give one of csv, json")]
    [DataRow("replay a --circuit kart --break clock", "--break has 'clock': give broker and gateway")]
    [DataRow("venue check /nowhere.json", "/nowhere.json: the file cannot be read")]
    [DataRow("box --config /nowhere.json", "/nowhere.json cannot be read: make configurations")]
    [DataRow("fly", "Unknown argument 'fly': remove it; ./trackside --help")]
    public void Wrong_use_is_one_sentence_with_the_remedy_and_exit_2(string line, string said)
    {
        (int code, string output, string error) = Tool.Invoke(line.Split(' '));

        Assert.AreEqual(ExitCode.WrongUse, code, error);
        StringAssert.Contains(error, said);
        Assert.AreEqual(1, error.TrimEnd().Split('\n').Length, error);
        Assert.AreEqual("", output);
    }

    [TestMethod]
    public void Venue_check_of_the_projects_own_file_is_content()
    {
        (int code, string output, string error) = Tool.Invoke("venue", "check");

        Assert.AreEqual(ExitCode.Ok, code, error);
        StringAssert.Contains(output, "all consistent");
    }
}
