using System;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Core;
using Trackside.Messages;
using Trackside.Venue.Profiles;
using Trackside.Venue.Tests.Support;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Tests.Profiles;

/// <summary>The profiles that come with the house, and what each safety rule refuses.</summary>
[TestClass]
public sealed class ProfileTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "profiles");

    [TestMethod]
    [DataRow("fia")]
    [DataRow("cik-ffsa-karting")]
    [DataRow("rally-road")]
    [DataRow("test-day")]
    public void Profile_of_the_house_is_sound_and_a_box_takes_it(string name)
    {
        ConfigurationMessage message = new();
        ProfileCompiler.Fill(message, Read(File.ReadAllText(Path.Combine(Folder, name + ".json"))));

        RuleProfile rules = new(message);

        Assert.AreEqual(-1, rules.FaultField);
        Assert.AreEqual(RuleProfile.UsualFlash, rules.Pattern.Period);
        Assert.IsTrue(rules.MayAsk(Aspect.Yellow));
        Assert.IsFalse(rules.MayAsk(Aspect.SafetyCar));
    }

    [TestMethod]
    public void Profiles_differ_where_their_files_do()
    {
        RuleProfile Rules(string name)
        {
            ConfigurationMessage message = new();
            ProfileCompiler.Fill(message, Read(File.ReadAllText(Path.Combine(Folder, name + ".json"))));
            return new RuleProfile(message);
        }

        Assert.IsTrue(Rules("test-day").IsGreenAfterYellow);
        Assert.IsFalse(Rules("fia").IsGreenAfterYellow);
        Assert.IsTrue(Rules("rally-road").IsRedOwn);
        Assert.IsFalse(Rules("fia").IsRedOwn);
        Assert.AreEqual(Aspect.Red, Rules("rally-road").LossGreen);
        Assert.AreEqual(Aspect.Dark, Rules("fia").LossGreen);
        Assert.IsGreaterThan(0, Rules("cik-ffsa-karting").Pattern.First(Aspect.Slippery));
        Assert.AreEqual(-1, Rules("fia").Pattern.First(Aspect.Slippery));
        Assert.IsFalse(Rules("rally-road").MayAsk(Aspect.Blue));
    }

    [TestMethod]
    [DataRow("\"flashMilliHertz\": 2000", "\"flashMilliHertz\": 3001", "flash-rate")]
    [DataRow("\"red\": { \"asked\": \"control\", \"released\": \"control\" }", "\"red\": { \"asked\": \"control\", \"released\": \"marshal\" }", "central-release")]
    [DataRow("\"safety-car\": { \"asked\": \"control\"", "\"safety-car\": { \"asked\": \"marshal\"", "central-request")]
    [DataRow("\"green\": { \"asked\": \"control\"", "\"green\": { \"asked\": \"marshal\"", "central-request")]
    [DataRow("\"yellow\": { \"asked\": \"marshal\", \"released\": \"marshal\" }", "\"yellow\": { \"asked\": \"marshal\", \"released\": \"control\" }", "owner-releases")]
    [DataRow("\"warning\": \"stays\"", "\"warning\": \"dark\"", "loss-drops-warning")]
    [DataRow("\"green\": \"dark\"", "\"green\": \"stays\"", "loss-leaves-green")]
    [DataRow("\"green\": \"dark\"", "\"green\": \"green\"", "loss-leaves-green")]
    [DataRow("\"arrows\": \"blank\"", "\"arrows\": \"stays\"", "loss-leaves-arrow")]
    [DataRow("\"pitExit\": \"red\"", "\"pitExit\": \"green\"", "loss-opens-pit")]
    [DataRow("\"nightPercent\": 40", "\"nightPercent\": 10", "brightness")]
    [DataRow("\"fcy\": \"yz/-\"", "\"fcy\": \"g/-\"", "lamps")]
    [DataRow("\"fcy\": \"yz/-\"", "\"red\": \"r/-\"", "lamps")]
    [DataRow("\"wrongWay\": \"offered\"", "\"wrongWay\": \"off\"", "timing-wrong-way")]
    [DataRow("\"asks\": [\"blue\", \"yellow\"]", "\"asks\": [\"blue\", \"red\"]", "timing-asks")]
    [DataRow("\"asks\": [\"blue\", \"yellow\"]", "\"asks\": [\"green\"]", "timing-asks")]
    [DataRow("\"asks\": [\"blue\", \"yellow\"], \"releases\": []", "\"asks\": [\"blue\", \"yellow\"], \"releases\": [\"blue\"]", "timing-releases")]
    [DataRow("\"name\": \"rescue*\"", "\"name\": \"*\"", "issuer-nobody")]
    [DataRow("\"blueSeconds\": 8", "\"blueSeconds\": 31", "blue-stands")]
    public void Profile_that_breaks_a_safety_rule_is_refused_with_the_rule_named(string sound, string broken, string rule)
    {
        string text = File.ReadAllText(Path.Combine(Folder, "fia.json"));
        StringAssert.Contains(text, sound);
        Problems problems = new();

        ProfilePlan? plan = ProfileReader.Read(text.Replace(sound, broken, StringComparison.Ordinal), "fia.json", problems);

        Assert.IsNull(plan);
        StringAssert.Contains(problems.All.Single().ToString(), $"fia.json, rule {rule}:");
    }

    [TestMethod]
    [DataRow("blue")]
    [DataRow("wrongWay")]
    public void Profile_in_which_timing_asks_by_itself_must_say_that_it_may(string what)
    {
        string text = File.ReadAllText(Path.Combine(Folder, "fia.json")).Replace($"\"{what}\": \"offered\"", $"\"{what}\": \"asked\"", StringComparison.Ordinal);
        Problems problems = new();

        Assert.IsNotNull(ProfileReader.Read(text, "fia.json", problems));
        Assert.IsNull(ProfileReader.Read(text.Replace("\"name\": \"timing\"", "\"name\": \"clock\"", StringComparison.Ordinal), "fia.json", problems));
        StringAssert.Contains(problems.All.Single().ToString(), "fia.json, rule timing-issuer:");
    }

    [TestMethod]
    [DataRow("fia")]
    [DataRow("cik-ffsa-karting")]
    [DataRow("rally-road")]
    [DataRow("test-day")]
    public void Profile_of_the_house_lets_race_control_alone_release_red_and_timing_release_nothing(string name)
    {
        ConfigurationMessage message = new();
        ProfileCompiler.FillControl(message, Read(File.ReadAllText(Path.Combine(Folder, name + ".json"))));
        IssuerRules rules = new(message.GetText(ConfigurationMessage.Issuers));
        bool May(string issuer, Aspect from, Aspect to) => rules.MayAsk(rules.RowOf(System.Text.Encoding.ASCII.GetBytes(issuer), issuer.Length), from, to);
        Aspect[] all = [.. Enum.GetValues<Aspect>().Where(AspectNames.IsCommandable)];

        Assert.IsTrue(rules.IsSound);
        Assert.IsTrue(May("race-control", Aspect.Red, Aspect.Green));
        Assert.IsTrue(May("rescue-1", Aspect.Green, Aspect.Red));
        Assert.IsTrue(May("rescue-1", Aspect.DoubleYellow, Aspect.Yellow));
        Assert.IsTrue(May("timing", Aspect.Green, Aspect.Yellow));
        Assert.AreEqual(name != "rally-road", May("timing", Aspect.Green, Aspect.Blue));
        foreach (Aspect to in all.Where(to => to < Aspect.Red))
        {
            Assert.IsFalse(May("rescue-1", Aspect.Red, to), $"red to {to}");
            Assert.IsFalse(all.Any(from => to < from && May("timing", from, to)), $"timing to {to}");
        }
    }

    [TestMethod]
    [DataRow("\"flashMilliHertz\": 2000,", "", "\"flashMilliHertz\" is missing")]
    [DataRow("\"mirror\": false", "\"mirror\": \"no\"", "\"mirror\" is missing or neither true nor false")]
    [DataRow("\"shown\": \"always\"", "\"shown\": \"sometimes\"", "\"shown\" is \"sometimes\"")]
    [DataRow("\"about\"", "\"abuot\"", "\"abuot\" means nothing here")]
    [DataRow("\"loss\": {", "\"loss\": ,{", "no valid JSON")]
    public void Profile_with_a_mistake_is_refused_with_its_place(string sound, string broken, string said)
    {
        string text = File.ReadAllText(Path.Combine(Folder, "fia.json"));
        Problems problems = new();

        Assert.IsNull(ProfileReader.Read(text.Replace(sound, broken, StringComparison.Ordinal), "fia.json", problems));
        StringAssert.Contains(string.Join('\n', problems.All), said);
    }

    [TestMethod]
    public void Profile_that_is_not_there_is_refused_with_the_names_of_those_that_are()
    {
        Problems problems = new();

        Assert.IsNull(ProfileReader.Find("nascar", problems));
        StringAssert.Contains(problems.All.Single().ToString(), "\"rally-road\"");
    }

    private static ProfilePlan Read(string text)
    {
        Problems problems = new();
        ProfilePlan? plan = ProfileReader.Read(text, "text", problems);
        Assert.IsNotNull(plan, string.Join('\n', problems.All));
        return plan;
    }
}
