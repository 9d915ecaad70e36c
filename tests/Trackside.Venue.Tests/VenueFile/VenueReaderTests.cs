using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Venue.Tests.Support;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Tests.VenueFile;

[TestClass]
public sealed class VenueReaderTests
{
    private static readonly string Sound = File.ReadAllText(Repository.VenueFile);

    [TestMethod]
    public void Venue_of_the_project_holds_three_circuits_and_enough_boxes()
    {
        VenuePlan plan = Read(Sound);

        CollectionAssert.AreEqual(new[] { "kart", "rally", "speed" }, plan.Circuits.Select(circuit => circuit.Id).ToArray());
        Assert.IsGreaterThanOrEqualTo(24, plan.Boxes.Count());
        Assert.AreEqual("fr", plan.Language);
        CollectionAssert.AreEqual(new[] { "cw", "acw" }, plan.Circuits[2].Routes.Select(route => route.Name).ToArray());
        Assert.IsTrue(plan.Circuits[1].PointToPoint);
    }

    [TestMethod]
    public void Anticlockwise_meets_the_posts_in_reverse_order()
    {
        CircuitPlan speed = Read(Sound).Circuits[2];

        string[] against = [.. speed.Routes[1].Order.Where(item => item.Kind == RouteItemKind.Post).Select(item => item.Id)];

        CollectionAssert.AreEqual(speed.Posts.Reverse().ToArray(), against);
    }

    [TestMethod]
    [DataRow("\"fr\"", "\"de\"", "venue: \"language\" is \"de\"", "use \"fr\" or \"en\"")]
    [DataRow("\"broker\": \"192.168.10.2\"", "\"broker\": \"gateway.local\"", "venue, network: \"broker\"", "IPv4 address")]
    [DataRow("\"clockPort\": 123", "\"clockPort\": 123, \"clock2\": \"ntp.local\"", "venue, network: \"clock2\"", "IPv4 address")]
    [DataRow("\"clockPort\": 123", "\"clockPort\": 123, \"clock2\": \"192.168.10.2\"", "venue, network: \"clock2\" is the same server", "another machine")]
    [DataRow("\"clockPort\": 123", "\"clockPort\": 123, \"clock2\": \"192.168.10.3\", \"clock2Port\": 0", "\"clock2Port\" is 0", "from 1 to 65535")]
    [DataRow("\"keepAlive\": 3", "\"keepAlive\": 60", "venue, network: \"keepAlive\" is 60", "from 2 to 5")]
    [DataRow("\"id\": \"kart-p2\"", "\"id\": \"kart-p1\"", "box \"kart-p1\" is there more than once", "own name")]
    [DataRow("\"id\": \"kart-c\"", "\"id\": \"control\"", "\"control\" cannot be an id", "choose another")]
    [DataRow("\"roles\": [\"control\"]", "\"roles\": [\"sign\"]", "circuit \"kart\": there are 0 control boxes", "exactly one")]
    [DataRow("\"roles\": [\"control\"]", "\"roles\": [\"boss\"]", "box \"kart-c\": \"roles\" holds \"boss\"", "\"timing\"")]
    [DataRow("\"sources\": [\"decoder\"], ", "", "box \"kart-t1\": 0 sources for 1 loops", "one source for all loops")]
    [DataRow("\"sources\": [\"marker+edge\", \"edge\"], \"loops\": [\"s1\", \"s2\"]", "\"sources\": [\"decoder\"], \"loops\": [\"s1\", \"s2\"]", "2 loops on a decoder", "one decoder input")]
    [DataRow("\"timemark+edge\", \"edge\"", "\"timemark+edge\", \"timemark\"", "2 loops on a time mark", "one time-mark input")]
    [DataRow("\"timemark+edge\", \"edge\"", "\"timemark+photocell\", \"edge\"", "\"sources\" holds \"photocell\"", "several of a loop with +")]
    [DataRow("\"timemark+edge\", \"edge\"", "\"edge+edge\", \"edge\"", "\"edge+edge\" names a source twice", "the best first")]
    [DataRow("\"fa>fb:15000\"", "\"fa-fb\"", "\"pairs\" holds \"fa-fb\"", "fa>fb:15000")]
    [DataRow("\"fa>fb:15000\"", "\"fa>mid:15000\"", "names loop \"mid\", which this box does not read", "one box")]
    [DataRow("\"fa>fb:15000\"", "\"fa>fb:15\"", "stand 15 mm apart", "200 to 100000")]
    [DataRow("\"loops\": [\"sf\"]", "\"lops\": [\"sf\"]", "box \"kart-t1\": \"lops\" means nothing here", "remove it, or use")]
    [DataRow("\"at\": 350, \"post\": \"kart-p2\"", "\"at\": 30, \"post\": \"kart-p2\"", "\"kart-p2\" at 30 m comes after \"kart-p1\" at 60 m", "as a vehicle meets it")]
    [DataRow("\"at\": 350, \"post\": \"kart-p2\"", "\"at\": 350, \"post\": \"kart-p9\"", "post \"kart-p9\" does not exist here", "correct the name")]
    [DataRow("\"at\": 350, \"post\": \"kart-p2\"", "\"at\": 350, \"post\": \"kart-p9\"", "post \"kart-p2\" is not on it", "add it at its place")]
    [DataRow("\"marker+edge\", \"edge\"", "\"marker\", \"edge\"", "\"marker\" has nothing to fall back to", "\"marker+edge\"")]
    [DataRow("\"at\": 1150, \"sign\"", "\"at\": 1250, \"sign\"", "\"kart-s1\" stands at 1250 m of 1200 m", "\"length\"")]
    [DataRow("\"profile\": \"cik-ffsa-karting\"", "\"profile\": \"nascar\"", "circuit \"kart\": \"profile\" is \"nascar\"", "\"fia\"")]
    [DataRow("\"name\": \"acw\"", "\"name\": \"none\"", "\"none\" means that no direction is set", "another name")]
    [DataRow("\"startPost\": \"speed-p1\"", "\"startPost\": \"kart-p1\"", "\"startPost\" is \"kart-p1\", which is no post here", "start/finish line")]
    [DataRow("\"pitExit\": \"speed-s1\"", "\"pitExit\": \"speed-p1\"", "\"pitExit\" is \"speed-p1\", which is no sign here", "pit-exit light")]
    [DataRow("\"id\": \"bretelle\", \"sign\": \"speed-s2\"", "\"id\": \"bretelle\", \"sign\": \"speed-p2\"", "barrier \"bretelle\" is read by \"speed-p2\"", "leave \"sign\" out")]
    [DataRow("\"barrier\": \"bretelle\"", "\"barrier\": \"bretel\"", "barrier \"bretel\" is on a route but not described", "\"barriers\"")]
    [DataRow("\"circuits\": [\"speed\", \"rally\"]", "\"circuits\": [\"speed\"]", "joined course \"grand\": \"circuits\" holds speed", "two circuits")]
    [DataRow("\"name\": \"grand-cw\"", "\"name\": \"cw\"", "joined course \"grand\": route \"cw\" is a route of one of its circuits too", "name of its own")]
    [DataRow("\"roles\": [\"timing\", \"post\"], \"sources\": [\"edge\"], \"loops\": [\"start\"]", "\"board\": \"WT32_ETH01\", \"roles\": [\"timing\", \"post\"], \"sources\": [\"edge\"], \"loops\": [\"start\"]", "box \"rally-p1\": board WT32_ETH01 cannot be timing and post at once: the edge input of loop 1 needs pin 35, which the sense of", "spread the roles over two boxes")]
    [DataRow("\"pixels\": \"16x16\"", "\"bus\": [\"lights\", \"lamps\"]", "box \"kart-p1\": \"bus\" holds \"lamps\"", "\"battery\"")]
    [DataRow("\"roles\": [\"control\"]", "\"roles\": [\"control\"], \"bus\": [\"lights\"]", "box \"kart-c\": \"lights\" on the bus of a box that has no marshal's panel", "the role \"post\"")]
    [DataRow("\"pixels\": \"16x16\"", "\"bus\": [\"battery\"], \"batteryLow\": 12", "\"batteryLow\" is 12", "from 3000 to 60000")]
    [DataRow("\"pixels\": \"16x16\"", "\"pixels\": \"8x8\"", "box \"kart-p1\": \"pixels\" is \"8x8\"", "such as \"16x16\"")]
    [DataRow("\"pitOut\": \"po\", ", "", "only one of \"pitOut\" and \"pitIn\"", "name both loops")]
    [DataRow("\"pitIn\": \"pi\"", "\"pitIn\": \"s9\"", "\"s9\" is no loop here", "a timing box of this circuit")]
    [DataRow("{ \"id\": \"speed-s1\", \"roles\": [\"sign\"] }", "{ \"id\": \"speed-s1\", \"roles\": [\"sign\", \"post\"] }", "box \"speed-s1\": a marshal's key and that of the interlock would be one", "no posts")]
    [DataRow("{ \"at\": 900, \"loop\": \"s1\" },", "", "the sweep car meets 2 loops on route \"cw\": that is the same both ways", "put 3 of this circuit's loops")]
    [DataRow("\"minGap\": 50", "\"minGap\": 5", "\"minGap\" is 5", "from 50 to 100")]
    public void Check_names_place_and_remedy_of_an_inconsistency(string was, string becomes, string what, string remedy)
    {
        int at = Sound.IndexOf(was, System.StringComparison.Ordinal);
        Assert.IsGreaterThanOrEqualTo(0, at, "the sample no longer stands in the venue file");
        string broken = Sound[..at] + becomes + Sound[(at + was.Length)..];

        (VenuePlan? plan, IReadOnlyList<Problem> problems) = VenueReader.Read(broken, "venue.json");

        Assert.IsNull(plan);
        string said = string.Join("\n", problems);
        Assert.IsTrue(problems.Any(problem => problem.ToString().Contains(what)), said);
        Assert.IsTrue(problems.Any(problem => problem.ToString().Contains(remedy)), said);
    }

    [TestMethod]
    public void Malformed_text_is_named_by_line_and_column()
    {
        (VenuePlan? plan, IReadOnlyList<Problem> problems) = VenueReader.Read("{\n  \"version\": 1,\n  \"venue\" \"x\"\n}", "v.json");

        Assert.IsNull(plan);
        StringAssert.Contains(problems.Single().ToString(), "v.json, line 3, column 11");
    }

    [TestMethod]
    [DataRow("[]")]
    [DataRow("{}")]
    [DataRow("{\"version\":1,\"venue\":\"v\",\"network\":{},\"circuits\":[1,{},{\"id\":\"k\",\"boxes\":7}]}")]
    [DataRow("")]
    public void Text_that_is_no_venue_is_explained_and_never_throws(string text)
    {
        (VenuePlan? plan, IReadOnlyList<Problem> problems) = VenueReader.Read(text, "v.json");

        Assert.IsNull(plan);
        Assert.IsNotEmpty(problems);
    }

    private static VenuePlan Read(string text)
    {
        (VenuePlan? plan, IReadOnlyList<Problem> problems) = VenueReader.Read(text, "venue.json");
        Assert.IsNotNull(plan, string.Join("\n", problems));
        return plan;
    }
}
