using System;
using System.Linq;

namespace Trackside.Devices.Tests;

[TestClass]
public class SerialBytesTests
{
    [TestMethod]
    public void Read_takes_what_has_come_and_waits_for_nothing()
    {
        using Rig rig = new();
        SerialBytes serial = rig.Do(() => SerialBytes.Open(new VirtualPins(), new PinClaims()));
        byte[] target = new byte[4];
        Assert.AreEqual(0, rig.Do(() => serial.Read(target)));
        rig.Chip.Uart("COM2").Feed([1, 2, 3, 4, 5, 6]);
        Assert.AreEqual(4, rig.Do(() => serial.Read(target)));
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3, 4 }, target);
        Assert.AreEqual(2, rig.Do(() => serial.Read(target)));
        CollectionAssert.AreEqual(new byte[] { 5, 6 }, target[..2]);
        Assert.AreEqual(0, serial.Errors);
    }

    [TestMethod]
    public void Buffer_holds_a_third_of_a_second_of_a_full_line()
    {
        using Rig rig = new();
        SerialBytes serial = rig.Do(() => SerialBytes.Open(new VirtualPins(), new PinClaims()));
        byte[] sent = [.. Enumerable.Range(0, 4096).Select(i => (byte)i)];
        rig.Chip.Uart("COM2").Feed(sent);
        byte[] target = new byte[8192];
        Assert.AreEqual(sent.Length, rig.Do(() => serial.Read(target)));
        CollectionAssert.AreEqual(sent, target[..sent.Length]);
        Assert.AreEqual(0, rig.Chip.Uart("COM2").Overruns);
    }

    [TestMethod]
    public void Write_puts_the_bytes_on_the_line_of_the_decoder()
    {
        using Rig rig = new();
        byte[] heard = [];
        rig.Chip.Uart("COM2").Sent += bytes => heard = bytes;
        SerialBytes serial = rig.Do(() => SerialBytes.Open(new VirtualPins(), new PinClaims()));
        Assert.IsTrue(rig.Do(() => serial.Write([1, 2, 3, 4], 3)));
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, heard);
    }

    [TestMethod]
    public void Receiver_has_a_line_of_its_own_beside_the_decoders()
    {
        using Rig rig = new();
        PinClaims claims = new();
        rig.Do(() => SerialBytes.Open(new VirtualPins(), claims));
        SerialBytes gnss = rig.Do(() => SerialBytes.OpenGnss(new VirtualPins(), claims));
        rig.Chip.Uart("COM2").Feed([9]);
        rig.Chip.Uart("COM3").Feed([7, 8]);
        byte[] target = new byte[4];
        Assert.AreEqual(2, rig.Do(() => gnss.Read(target)));
        Assert.AreEqual((7, 8), (target[0], target[1]));
    }

    [TestMethod]
    public void Open_claims_both_pins_of_the_port()
    {
        using Rig rig = new();
        PinClaims claims = new();
        rig.Do(() => SerialBytes.Open(new VirtualPins(), claims));
        InvalidOperationException refused = Assert.ThrowsExactly<InvalidOperationException>(() => claims.Claim(4, "buzzer"));
        Assert.AreEqual("the buzzer needs pin 4, which the decoder's line out has", refused.Message);
    }
}
