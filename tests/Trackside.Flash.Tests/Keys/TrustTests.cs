using System.IO;
using System.Linq;
using System.Text;
using System;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Flash.Tests.Support;
using Trackside.Mosquitto;
using Trackside.Venue.Keys;

namespace Trackside.Flash.Tests.Keys;

/// <summary>What a real mosquitto does by the rules of <c>flash keys</c>. Attempts and refusals are counted and told at the end.</summary>
[TestClass]
public sealed class TrustTests
{
    private static SecureBroker house = null!;
    private static int attempts;
    private static int refused;

    [ClassInitialize]
    public static void Start(TestContext context) => house = new SecureBroker();

    [ClassCleanup]
    public static void End()
    {
        house.Dispose();
        Console.WriteLine($"{attempts} attempts that must fail, {refused} refused");
        Assert.AreEqual(attempts, refused);
    }

    [TestMethod]
    [DataRow("kart-p1", "kart/kart-p1/state")]
    [DataRow("kart-p1", "kart/kart-p1/console/out")]
    [DataRow("kart-c", "kart/kart-c/state")]
    [DataRow("kart-c", "kart/control/state")]
    [DataRow("kart-c", "kart/control/reply")]
    [DataRow("gw1", "kart/kart-t1/ack")]
    [DataRow("gw2", "speed/speed-c/resend")]
    [DataRow("gw1", "gateway/gw1/state")]
    [DataRow("race-control", "speed/control/request")]
    [DataRow("technician", "kart/kart-p1/console/in")]
    public void Rightful_message_arrives(string sender, string topic)
    {
        using Client client = sender == "technician" ? house.Enter("gw2") : house.Enter(sender);
        if (sender == "technician")
        {
            // The observer is the technician: his name is one connection.
            house.Observer.Publish("trackside/1/test/" + topic, "status");
            Assert.IsTrue(house.Observer.LoopUntil(() => house.Observer.Heard.Contains($"trackside/1/test/{topic} status")), house.Log);
            return;
        }

        Assert.IsTrue(house.Arrives(client, "trackside/1/test/" + topic), house.Log);
    }

    [TestMethod]
    [DataRow("kart-p1", "kart/kart-p2/state", "a box under another's name")]
    [DataRow("kart-p1", "kart/kart-p2/lamps", "a false proof")]
    [DataRow("kart-p1", "speed/kart-p1/state", "a box in another circuit")]
    [DataRow("kart-p1", "gateway/kart-p1/state", "a box as a gateway")]
    [DataRow("kart-p1", "kart/kart-p1/ack", "a box that acknowledges itself")]
    [DataRow("kart-p1", "kart/kart-p2/console/in", "a box on another's console")]
    [DataRow("kart-p1", "kart/control/state", "a post that permits")]
    [DataRow("kart-p1", "kart/control/request", "a post that orders")]
    [DataRow("kart-c", "speed/control/state", "control of another circuit")]
    [DataRow("kart-c", "kart/control/request", "control that orders itself")]
    [DataRow("gw1", "kart/control/request", "a gateway that orders")]
    [DataRow("gw1", "kart/control/state", "a gateway that permits")]
    [DataRow("gw1", "kart/kart-p1/state", "a gateway as a box")]
    [DataRow("gw1", "gateway/gw2/state", "a gateway as the other")]
    [DataRow("race-control", "kart/control/state", "race control past the interlock")]
    [DataRow("race-control", "kart/kart-t1/ack", "race control as a gateway")]
    public void Message_against_the_rules_does_not_arrive_and_stands_in_the_log(string sender, string topic, string what)
    {
        using Client client = house.Enter(sender);
        bool arrived = house.Arrives(client, "trackside/1/test/" + topic);
        Count(!arrived && house.Log.Contains($"Denied PUBLISH from {sender} (d0, q1, r0, m1, 'trackside/1/test/{topic}'", StringComparison.Ordinal), what);
    }

    [TestMethod]
    public void Client_without_a_certificate_is_refused()
    {
        using Client plain = new("kart-p1", tls: null);
        Count(!plain.TryConnect(house.Port), "no TLS at all");
        using Client nameless = new("kart-p1", new MosquittoTls(house.Folder.Authority));
        Count(!nameless.TryConnect(house.Port), "TLS without a certificate");
        Assert.Contains("peer did not return a certificate", house.Log);
    }

    [TestMethod]
    public void Certificate_of_another_authority_is_refused()
    {
        string elsewhere = Path.Combine(house.Folder.Root, "elsewhere");
        KeyFolder foreign = new(elsewhere);
        Authority authority = new(foreign, "test");
        authority.Found();
        authority.IssueClient(foreign.Box("kart-p1"), "kart-p1", DateTime.UtcNow.AddDays(-1), 10);
        using Client client = new("kart-p1", house.TlsOf(foreign.Box("kart-p1")));
        Count(!client.TryConnect(house.Port), "a certificate of another authority");
    }

    [TestMethod]
    [DataRow(-30, 20, "expired")]
    [DataRow(10, 20, "not yet valid")]
    public void Certificate_out_of_its_time_is_refused(int fromDays, int days, string what)
    {
        string holder = Path.Combine(house.Folder.Root, what);
        new Authority(house.Folder, "test").IssueClient(holder, "kart-p1", DateTime.UtcNow.AddDays(fromDays), days);
        using Client client = new("kart-p1", house.TlsOf(holder));
        Count(!client.TryConnect(house.Port), what);
        Assert.Contains("OpenSSL Error", house.Log);
    }

    [TestMethod]
    public void Certificate_of_the_broker_does_not_make_a_client()
    {
        using Client client = new("kart-p1", house.TlsOf(house.Folder.Broker));
        Count(!client.TryConnect(house.Port), "a server's certificate as a client");
    }

    [TestMethod]
    public void Box_under_another_id_does_not_throw_the_other_off()
    {
        using Client rightful = house.Enter("kart-p2");
        using Client thief = house.Enter("kart-p1", clientId: "kart-p2");
        bool isHeard = house.Arrives(rightful, "trackside/1/test/kart/kart-p2/state");
        Count(isHeard && rightful.IsConnected, "another's client id");
    }

    [TestMethod]
    public void Will_on_another_boxes_topic_is_not_published()
    {
        MosquittoWill will = new("trackside/1/test/kart/kart-p2/state", Encoding.UTF8.GetBytes("forged"), 1, Retain: true);
        using (Client client = new("kart-p1", house.TlsOf(house.HolderOf("kart-p1")), will))
        {
            if (client.TryConnect(house.Port))
            {
                client.Abort();
            }
        }

        Wait.Until(() => house.Log.Contains("kart-p1 closed its connection", StringComparison.Ordinal) || house.Log.Contains("denied", StringComparison.OrdinalIgnoreCase), "the broker sees the end");
        using Client other = house.Enter("kart-c");
        Assert.IsTrue(house.Arrives(other, "trackside/1/test/kart/kart-c/state"));
        Count(!house.Observer.Heard.Contains("trackside/1/test/kart/kart-p2/state forged"), "a will on another's topic");
    }

    [TestMethod]
    public void Revoked_certificate_is_refused_once_the_broker_has_read_the_list()
    {
        MosquittoTls stolen = Copy(house.TlsOf(house.HolderOf("speed-c")));
        KeyChanges changes = house.Maker().Revoke("speed-c");
        Assert.IsFalse(File.Exists(Path.Combine(house.Folder.Box("speed-c"), KeyFolder.Certificate)));
        CollectionAssert.Contains((System.Collections.ICollection)changes.Refused, "speed-c");
        house.Reload();

        Wait.Until(() => !CanEnter(stolen), "the broker refuses the revoked certificate");

        using Client client = new("speed-c", stolen);
        Count(!client.TryConnect(house.Port), "a revoked certificate");
        house.Maker().Rotate("speed-c", []);
        house.Reload();
        using Client renewed = house.Enter("speed-c");
        Wait.Until(() => house.Arrives(renewed, "trackside/1/test/speed/control/state"), "the new certificate serves");
    }

    private static bool CanEnter(MosquittoTls tls)
    {
        using Client client = new("probe", tls);
        return client.TryConnect(house.Port);
    }

    private static MosquittoTls Copy(MosquittoTls tls)
    {
        string folder = Directory.CreateDirectory(Path.Combine(house.Folder.Root, "stolen")).FullName;
        string certificate = Path.Combine(folder, KeyFolder.Certificate);
        string key = Path.Combine(folder, KeyFolder.PrivateKey);
        File.Copy(tls.CertificateFile!, certificate);
        File.Copy(tls.KeyFile!, key);
        return tls with { CertificateFile = certificate, KeyFile = key };
    }

    private static void Count(bool wasRefused, string what)
    {
        attempts++;
        refused += wasRefused ? 1 : 0;
        Assert.IsTrue(wasRefused, $"{what} was not refused:\n{house.Log}");
    }
}
