using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Venue.Commands;
using Trackside.Venue.Tests.Support;

namespace Trackside.Venue.Tests.Commands;

/// <summary>What the direction command says to wrong use, and to silence. That it asks and follows: Direction/ReversalTests.</summary>
[TestClass]
public sealed class DirectionCommandTests
{
    [TestMethod]
    [DataRow("moon", "cw", "kart, rally, speed")]
    [DataRow("kart", "normal", "fixed")]
    [DataRow("speed", "sideways", "cw, acw, grand-cw, grand-acw")]
    public void Circuit_or_route_that_is_none_is_refused_with_those_there_are(string circuit, string route, string told)
    {
        Said said = Tool.Invoke("direction", circuit, route, "--broker", "127.0.0.1:1");

        Assert.AreEqual(ExitCode.WrongUse, said.Code);
        StringAssert.Contains(said.Error, told);
    }

    [TestMethod]
    public void Circuit_that_nobody_hears_is_told_with_the_broker_and_the_remedy()
    {
        Said said = Tool.Invoke("direction", "speed", "--broker", "127.0.0.1:1", "--lang", "en");

        Assert.AreEqual(ExitCode.Failed, said.Code);
        StringAssert.Contains(said.Error, "127.0.0.1:1");
        StringAssert.Contains(said.Error, "--broker");
    }
}
