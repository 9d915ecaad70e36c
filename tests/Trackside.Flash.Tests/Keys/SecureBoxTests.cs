using System.Linq;
using System;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Flash.Tests.Support;
using Trackside.Messages;
using Trackside.Venue.Keys;
using Trackside.Virtual;

namespace Trackside.Flash.Tests.Keys;

/// <summary>The firmware itself, on virtual chips, by TLS on a real broker with the rules of <c>flash keys</c>.</summary>
[TestClass]
public class SecureBoxTests
{
    private const string Kart = "trackside/1/test/kart/";

    private static SecureBroker house = null!;

    [ClassInitialize]
    public static void Begin(TestContext context) => house = new SecureBroker();

    [ClassCleanup]
    public static void End() => house.Dispose();

    [TestMethod]
    public void Boxes_with_keys_find_each_other_and_control_signs_what_it_says()
    {
        using Chip control = house.BoxOf("kart-c", house.Folder.Box("kart-c"));
        using Chip post = house.BoxOf("kart-p1", house.Folder.Box("kart-p1"));
        control.PowerOn(Box.Program.Main);
        post.PowerOn(Box.Program.Main);
        Assert.IsTrue(house.Observer.LoopUntil(() => Heard("control/state").Any() && Heard("kart-p1/lamps").Any()), house.Log);
        Assert.IsTrue(Heard("control/state").All(IsSigned), "control/state");
        Assert.IsTrue(Heard("kart-p1/lamps").All(IsSigned), "lamps");
    }

    [TestMethod]
    public void Box_with_the_certificate_of_another_speaks_for_nobody()
    {
        int before = Heard("kart-p2/").Count();
        using Chip post = house.BoxOf("kart-p2", house.Folder.Box("kart-t1"));
        post.PowerOn(Box.Program.Main);
        Assert.IsTrue(house.Observer.LoopUntil(() => house.Log.Contains("Denied PUBLISH from kart-t1", StringComparison.Ordinal)), house.Log);
        Assert.AreEqual(before, Heard("kart-p2/").Count());
    }

    private static System.Collections.Generic.IEnumerable<string> Heard(string what) =>
        house.Observer.Heard.Where(heard => heard.StartsWith(Kart + what, StringComparison.Ordinal));

    private static bool IsSigned(string heard)
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(heard);
        return Signature.Find(bytes, bytes.Length) > 0;
    }
}
