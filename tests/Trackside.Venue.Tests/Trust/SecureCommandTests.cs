using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Messages;
using Trackside.Venue.Attacks;
using Trackside.Venue.Commands;
using Trackside.Venue.Running;
using Trackside.Venue.Tests.Support;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Tests.Trust;

/// <summary>Race control's and the gateway's commands at the broker of a venue with keys; and a control box that was restarted under it.</summary>
[TestClass]
[DoNotParallelize]
public sealed class SecureCommandTests
{
    private const double PatienceSeconds = 30;
    private const long RequestLivesMicroseconds = 29_000_000;

    private static VirtualVenue venue = null!;
    private static AttackScene scene = null!;

    [ClassInitialize]
    public static void Start(TestContext context)
    {
        VenuePlan plan = VenueCommand.Load(Repository.VenueFile);
        venue = VirtualVenue.Start(plan with { Circuits = [.. plan.Circuits.Where(circuit => circuit.Id is "kart" or "rally")], Joined = [] }, seed: 44, security: VenueSecurity.KeysAndLog);
        scene = new AttackScene(venue, seed: 44);
    }

    [ClassCleanup]
    public static void End()
    {
        scene.Dispose();
        venue.Dispose();
    }

    [TestMethod]
    public void Flag_is_asked_for_by_the_desks_papers()
    {
        Said said = Tool.Invoke(Keyed("flag", "kart", "yellow", "--lang", "en"));
        Assert.AreEqual(ExitCode.Ok, said.Code, said.Error + said.Output);
        Assert.IsTrue(venue.Boxes.Where(box => box.Plan.Circuit == "kart").All(box => box.Panel is not { Green.Lit: true }));
        Assert.AreEqual(ExitCode.Ok, Tool.Invoke(Keyed("flag", "kart", "green", "--lang", "en")).Code);
    }

    [TestMethod]
    public void Flag_goes_by_what_is_signed_and_names_what_is_not()
    {
        using Stranger intruder = scene.EnterAsOverlord();
        string topic = scene.Topic(What.ControlState);
        byte[] forged = MessageAttacks.StateOf(scene, 0, (_, payload, _) => payload);
        Task<Said> asked = Task.Run(() => Tool.Invoke(Keyed("flag", "kart", "yellow", "--lang", "en")));
        while (!asked.Wait(20))
        {
            intruder.Say(topic, forged);
        }

        Said said = asked.Result;
        Assert.AreEqual(ExitCode.Ok, said.Code, said.Error + said.Output);
        Assert.Contains("REFUSED kart/control/state: it bears no signature", said.Error);
        Assert.AreEqual(ExitCode.Ok, Tool.Invoke(Keyed("flag", "kart", "green", "--lang", "en")).Code);
    }

    [TestMethod]
    public void Flag_without_papers_reaches_nobody()
    {
        Said said = Tool.Invoke("flag", "kart", "yellow", "--broker", Broker, "--lang", "en");
        Assert.AreEqual(ExitCode.Failed, said.Code);
        Assert.Contains("kart", said.Error);
        Assert.IsTrue(scene.Settle());
    }

    [TestMethod]
    public void Direction_and_stage_enter_by_the_same_papers()
    {
        Assert.AreEqual(ExitCode.Ok, Tool.Invoke(Keyed("direction", "rally", "--lang", "en")).Code, "the direction is locked");

        // It is refused by the control box for what it asks, so it was let in and its signature was right.
        Said stage = Tool.Invoke(Keyed("stage", "clear", "rally", "--lang", "en"));
        Assert.DoesNotContain("forged", stage.Output);
        Assert.StartsWith("rally", stage.Output);
    }

    [TestMethod]
    public void Gateway_enters_by_its_own_papers_and_stands_by_for_the_first()
    {
        string folder = Directory.CreateTempSubdirectory("trackside-gateways-").FullName;
        using (RunningTool gateway = Tool.Start(Keyed("gateway", "--as", "gw2", "--venue", Repository.VenueFile, "--database", Path.Combine(folder, "gw2.db"), "--lang", "en")))
        {
            gateway.WaitForText("standby: stores, another gateway acknowledges", PatienceSeconds);
            Assert.Contains("standby: stores", gateway.Text);
            Assert.Contains("signatures checked, by the keys in", gateway.Text);
            using Stranger intruder = scene.EnterAsOverlord();
            intruder.Say(scene.Topic(What.ControlState), MessageAttacks.StateOf(scene, 0, (_, payload, _) => payload));
            gateway.WaitForText("REFUSED kart/control/state: it bears no signature; 1 so far", PatienceSeconds);
            gateway.Signal("TERM");
            gateway.WaitForText("passings stored", PatienceSeconds);
        }

        Directory.Delete(folder, recursive: true);
    }

    [TestMethod]
    public void Gateway_tells_programs_what_happens_a_line_each()
    {
        string folder = Directory.CreateTempSubdirectory("trackside-gateways-").FullName;
        using (RunningTool gateway = Tool.Start(Keyed("gateway", "--as", "gw2", "--venue", Repository.VenueFile, "--database", Path.Combine(folder, "gw2.db"), "--lang", "en", "--json")))
        {
            gateway.WaitForText("""{"event":"duty","state":"standby",""", PatienceSeconds);
            gateway.WaitForText("""{"event":"control","circuit":"kart","direction":"normal",""", PatienceSeconds);
            Assert.AreEqual(ExitCode.Ok, Tool.Invoke(Keyed("flag", "kart", "yellow", "--lang", "en")).Code);
            gateway.WaitForText("""{"event":"lamps","circuit":"kart","post":"kart-p2","commanded":"yellow","applied":"yellow","proved":"yellow",""", PatienceSeconds);
            Assert.AreEqual(ExitCode.Ok, Tool.Invoke(Keyed("flag", "kart", "green", "--lang", "en")).Code);
            gateway.Signal("TERM");
            gateway.WaitForText("""{"event":"end","stored":""", PatienceSeconds);
            foreach (string line in gateway.Text.Split('\n').Where(line => line.StartsWith('{')))
            {
                using JsonDocument told = JsonDocument.Parse(line);
                Assert.IsTrue(told.RootElement.TryGetProperty("event", out _), line);
            }
        }

        Directory.Delete(folder, recursive: true);
    }

    [TestMethod]
    [DataRow("flag kart green --as technician", "'technician' has the power console, this needs request")]
    [DataRow("flag kart green --as nobody", "There are no keys of 'nobody'")]
    [DataRow("stage clear rally --as gw1", "'gw1' has the power gateway, this needs request")]
    [DataRow("gateway --as race-control", "'race-control' has the power request, this needs gateway")]
    [DataRow("gateway --as gw2 --id main", "--id is 'main', and the broker knows this gateway as 'gw2'")]
    public void Identity_that_does_not_fit_is_one_sentence_with_the_remedy(string command, string said)
    {
        Said refused = Tool.Invoke(Keyed(command.Split(' ')));
        Assert.AreEqual(ExitCode.WrongUse, refused.Code);
        Assert.StartsWith(said, refused.Error);
    }

    [TestMethod]
    public void Folder_without_keys_is_one_sentence_with_the_remedy()
    {
        Said refused = Tool.Invoke("flag", "kart", "green", "--broker", Broker, "--keys", venue.Folder);
        Assert.AreEqual(ExitCode.WrongUse, refused.Code);
        Assert.Contains("make them with './trackside flash keys'", refused.Error);
    }

    [TestMethod]
    public void Request_is_not_obeyed_again_by_a_control_box_that_has_just_started()
    {
        using Stranger desk = scene.Enter(MessageAttacks.Desk, scene.Keys.TlsOf(scene.Keys.Person(MessageAttacks.Desk)));
        MessageAttacks.Sent yellow = MessageAttacks.Request(scene, Aspect.Yellow, Forger.Sign, RequestLivesMicroseconds);
        Assert.AreEqual("accepted", MessageAttacks.Ask(scene, desk, yellow));
        int boot = venue.Gateway.ViewOf("kart-c")!.Boot;

        scene.Control.Chip.PowerOff();
        scene.Control.PowerOn();
        Wait.Until(() => venue.Gateway.ViewOf("kart-c") is { State: BoxState.Ready } view && view.Boot > boot, PatienceSeconds, () => "the control box starts");

        Assert.AreEqual("refused replayed", MessageAttacks.Ask(scene, desk, yellow));
        Assert.AreEqual("accepted", MessageAttacks.Ask(scene, desk, MessageAttacks.Request(scene, Aspect.Yellow, Forger.Sign)), "a new one");
        Wait.Until(() => (venue.Gateway.ViewOf("kart-c")!.Alarms & Alarm.MessageForged) != 0, PatienceSeconds, () => "the replay is told");
        Assert.IsTrue(scene.Settle());
    }

    private static string Broker => $"127.0.0.1:{venue.Broker.Port}";

    private static string[] Keyed(params string[] arguments) => [.. arguments, "--broker", Broker, "--keys", scene.Keys.Root];
}
