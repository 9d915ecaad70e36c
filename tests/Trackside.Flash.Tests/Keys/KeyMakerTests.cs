using System.IO;
using System.Linq;
using System.Text;
using System;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Flash.Tests.Support;
using Trackside.Messages;
using Trackside.Venue.Commands;
using Trackside.Venue.Keys;
using Trackside.Venue.VenueFile;

namespace Trackside.Flash.Tests.Keys;

[TestClass]
public sealed class KeyMakerTests
{
    // Made once: openssl takes its time. Each test works on a copy.
    private static readonly DirectoryInfo original = Directory.CreateTempSubdirectory("trackside-keys-");
    private static KeyChanges first = null!;

    private readonly DirectoryInfo temporary = Directory.CreateTempSubdirectory("trackside-keys-");
    private readonly VenuePlan plan = SmallVenue.Plan();
    private KeyFolder folder = null!;

    [ClassInitialize]
    public static void MakeOnce(TestContext context) =>
        first = new KeyMaker(SmallVenue.Plan(), new KeyFolder(original.FullName), DateTime.UtcNow).Make([], []);

    [ClassCleanup]
    public static void RemoveOriginal() => original.Delete(recursive: true);

    [TestInitialize]
    public void Copy()
    {
        foreach (string path in Directory.EnumerateFiles(original.FullName, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(temporary.FullName, Path.GetRelativePath(original.FullName, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }

        folder = new KeyFolder(temporary.FullName);
    }

    [TestCleanup]
    public void Remove() => temporary.Delete(recursive: true);

    [TestMethod]
    public void Make_gives_everybody_keys()
    {
        Assert.HasCount(15, first.Made, "authority, broker, 5 boxes, 6 identities, 2 circuits");
        CollectionAssert.AreEqual(plan.Boxes.Select(box => box.Id).ToArray(), first.ToFlash.ToArray());
    }

    [TestMethod]
    public void Make_again_changes_no_file()
    {
        Maker().Make([], []);
        string before = Everything();
        KeyChanges again = Maker().Make([], []);
        Assert.IsEmpty(again.Made);
        Assert.IsEmpty(again.ToFlash);
        Assert.AreEqual(before, Everything());
    }

    [TestMethod]
    public void Revoked_box_gets_no_keys_until_it_is_rotated_and_its_circuit_gets_another_key()
    {
        string circuit = File.ReadAllText(folder.CircuitKey("kart"));
        string other = File.ReadAllText(folder.CircuitKey("speed"));
        KeyChanges revoked = Maker().Revoke("kart-p1");

        Assert.AreNotEqual(circuit, File.ReadAllText(folder.CircuitKey("kart")));
        Assert.AreEqual(other, File.ReadAllText(folder.CircuitKey("speed")));
        CollectionAssert.AreEqual(new[] { "kart-c", "kart-t1", "kart-p2" }, revoked.ToFlash.ToArray());
        Assert.DoesNotContain("user kart-p1", File.ReadAllText(Path.Combine(folder.Mosquitto, "acl")));
        Assert.DoesNotContain("kart-p1", File.ReadAllText(Path.Combine(folder.Box("kart-c"), KeyFolder.Deployed)));

        CollectionAssert.AreEqual(new[] { "kart-p1" }, Maker().Make([], []).Refused.ToArray());
        Assert.DoesNotContain("kart-p1", folder.Boxes);

        CollectionAssert.AreEqual(new[] { "kart-c", "kart-p1" }, Maker().Rotate("kart-p1", []).ToFlash.ToArray());
        Assert.Contains("user kart-p1", File.ReadAllText(Path.Combine(folder.Mosquitto, "acl")));
    }

    [TestMethod]
    public void Rotated_identity_keeps_its_powers_and_gets_other_keys()
    {
        string before = File.ReadAllText(Path.Combine(folder.Person("race-control"), KeyFolder.Hmac));
        KeyChanges rotated = Maker().Rotate("race-control", []);
        Assert.AreEqual(Powers.Request, folder.PowersOf("race-control"));
        Assert.AreNotEqual(before, File.ReadAllText(Path.Combine(folder.Person("race-control"), KeyFolder.Hmac)));
        CollectionAssert.AreEqual(new[] { "kart-c", "speed-c" }, rotated.ToFlash.ToArray(), "whoever takes its requests");
    }

    [TestMethod]
    public void Box_is_given_its_own_key_and_control_those_it_must_check()
    {
        string[] post = Deployed("kart-p1");
        CollectionAssert.AreEqual(new[] { "trackside-keys", "venue", "circuit", "box" }, post.Select(line => line.Split(' ')[0]).ToArray());
        Assert.StartsWith("box kart-p1 ", post[3]);
        CollectionAssert.AreEqual(
            new[] { "circuit kart", "box kart-c", "issuer desk", "issuer race-control", "box kart-p1", "box kart-p2" },
            Deployed("kart-c").Skip(2).Select(line => string.Join(' ', line.Split(' ').Take(2))).ToArray());
        Assert.AreEqual(post[2], Deployed("kart-c")[2], "the circuit's key is the same on all its boxes");
    }

    [TestMethod]
    public void Control_of_a_joined_course_is_given_its_partners_key_and_may_hear_the_partner()
    {
        JoinedPlan joined = new("both", "Both", ["kart", "speed"], []);
        VenuePlan together = plan with { Joined = [joined] };
        KeyChanges changes = new KeyMaker(together, folder, DateTime.UtcNow).Make([], []);

        CollectionAssert.AreEqual(new[] { "kart-c", "speed-c" }, changes.ToFlash.ToArray(), "the control boxes alone");
        Assert.StartsWith("circuit kart ", Deployed("kart-c")[2]);
        Assert.AreEqual(Deployed("speed-c")[2], Deployed("kart-c")[3], "the partner's own");
        string rules = File.ReadAllText(Path.Combine(folder.Mosquitto, "acl"));
        Assert.Contains("user kart-c\ntopic read trackside/1/test/kart/#\ntopic read trackside/1/test/speed/#\n", rules);

        KeyChanges revoked = new KeyMaker(together, folder, DateTime.UtcNow).Revoke("kart-p1");
        CollectionAssert.AreEqual(new[] { "kart-c", "kart-t1", "kart-p2", "speed-c" }, revoked.ToFlash.ToArray(), "the partner's control box too");
    }

    [TestMethod]
    public void File_of_keys_is_sealed_over_all_after_its_first_line()
    {
        byte[] file = File.ReadAllBytes(Path.Combine(folder.Box("kart-c"), KeyFolder.Deployed));
        int body = Array.IndexOf(file, (byte)'\n') + 1;
        Assert.AreEqual($"trackside-keys 1 {Crc32.Of(file, body, file.Length - body):x8}\n", Encoding.ASCII.GetString(file, 0, body));
        Assert.AreEqual((byte)'\n', file[^1]);
    }

    [TestMethod]
    public void Private_keys_are_their_owners_alone()
    {
        string[] secrets = [.. Directory.EnumerateFiles(folder.Root, "*", SearchOption.AllDirectories).Where(path => Path.GetExtension(path) == ".key" || Path.GetFileName(path) is KeyFolder.PrivateKey or KeyFolder.Deployed)];
        Assert.HasCount(31, secrets);
        foreach (string secret in OperatingSystem.IsWindows() ? [] : secrets)
        {
            Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, ModeOf(secret), secret);
        }
    }

    [TestMethod]
    public void Certificates_last_as_stated()
    {
        Authority authority = new(folder, plan.Id);
        Assert.AreEqual(Authority.BoxDays - 1, Days(authority.EndOf(folder.Box("kart-p1"))));
        Assert.AreEqual(Authority.DeskDays - 1, Days(authority.EndOf(folder.Broker)));
    }

    [TestMethod]
    [DataRow("kart-p1=gateway", "\"kart-p1\" is the name of a box")]
    [DataRow("broker=read", "\"broker\" is the name of the broker")]
    [DataRow("tower=everything", "is to have the power 'everything'")]
    [DataRow("Tower=read", "--identity is 'Tower=read': give NAME=POWERS")]
    [DataRow("tower", "--identity is 'tower': give NAME=POWERS")]
    public void Identity_that_cannot_be_is_refused(string identity, string said)
    {
        WrongUseException refused = Assert.ThrowsExactly<WrongUseException>(() => Maker().Make([PowerWords.ReadIdentity(identity)], []));
        Assert.Contains(said, refused.Message);
    }

    [TestMethod]
    public void Unknown_name_is_not_revoked_or_rotated()
    {
        Assert.Contains("no keys of \"nobody\"", Assert.ThrowsExactly<WrongUseException>(() => Maker().Revoke("nobody")).Message);
        Assert.Contains("no keys of \"nobody\"", Assert.ThrowsExactly<WrongUseException>(() => Maker().Rotate("nobody", [])).Message);
    }

    [TestMethod]
    public void Every_message_is_either_a_boxs_to_tell_or_told_to_it()
    {
        What[] others = [What.None, What.Ack, What.Resend, What.ConsoleIn, What.ControlRequest, .. BrokerRules.OfControl];
        CollectionAssert.AreEquivalent(Enum.GetValues<What>().Except(others).ToArray(), BrokerRules.OfBoxes.ToArray());
        CollectionAssert.IsSubsetOf(new[] { What.ControlState, What.ControlReply }, BrokerRules.OfControl.ToArray());
        Assert.IsTrue(BrokerRules.OfControl.All(what => Topic.NameOf(what).StartsWith("control/", StringComparison.Ordinal)));
    }

    private static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);

    private static int Days(DateTime until) => (int)Math.Round((until - DateTime.UtcNow).TotalDays);

    private KeyMaker Maker() => new(plan, folder, DateTime.UtcNow);

    private string[] Deployed(string box) => File.ReadAllLines(Path.Combine(folder.Box(box), KeyFolder.Deployed));

    private string Everything() => string.Concat(Directory.EnumerateFiles(folder.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path => $"{path} {Convert.ToHexString(File.ReadAllBytes(path))}\n"));
}
