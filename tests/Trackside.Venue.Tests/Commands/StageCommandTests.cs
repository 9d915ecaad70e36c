using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Venue.Commands;
using Trackside.Venue.Tests.Support;

namespace Trackside.Venue.Tests.Commands;

/// <summary>What the stage command says to wrong use, and to silence. That it lets a vehicle start: Running/StageTests.</summary>
[TestClass]
public sealed class StageCommandTests
{
    [TestMethod]
    [DataRow("start", "moon", "kart, rally, speed")]
    [DataRow("clear", "kart", "point-to-point")]
    public void Circuit_that_is_no_stage_is_refused_with_what_would_be(string verb, string circuit, string told)
    {
        Said said = Tool.Invoke("stage", verb, circuit, "--broker", "127.0.0.1:1");

        Assert.AreEqual(ExitCode.WrongUse, said.Code);
        StringAssert.Contains(said.Error, told);
    }

    [TestMethod]
    [DataRow("en", "--broker HOST:PORT")]
    [DataRow("fr", "--broker HÔTE:PORT")]
    public void Stage_that_nobody_hears_is_told_with_the_broker_and_the_remedy(string language, string remedy)
    {
        Said said = Tool.Invoke("stage", "start", "rally", "--broker", "127.0.0.1:1", "--lang", language);

        Assert.AreEqual(ExitCode.Failed, said.Code);
        StringAssert.Contains(said.Error, "127.0.0.1:1");
        StringAssert.Contains(said.Error, remedy);
    }
}
