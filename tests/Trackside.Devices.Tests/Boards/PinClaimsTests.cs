using System;

namespace Trackside.Devices.Tests;

[TestClass]
public class PinClaimsTests
{
    [TestMethod]
    public void Claim_gives_the_pin_once()
    {
        PinClaims claims = new();
        Assert.AreEqual(12, claims.Claim(12, "red lamp"));
        InvalidOperationException refused = Assert.ThrowsExactly<InvalidOperationException>(() => claims.Claim(12, "yellow lamp"));
        Assert.AreEqual("the yellow lamp needs pin 12, which the red lamp has", refused.Message);
    }

    [TestMethod]
    public void Claim_is_refused_where_the_board_has_no_pin()
    {
        InvalidOperationException refused = Assert.ThrowsExactly<InvalidOperationException>(
            () => new PinClaims().Claim(BoardPins.NotFitted, "edge input of loop 4"));
        Assert.AreEqual("this board has no pin for the edge input of loop 4", refused.Message);
    }

    [TestMethod]
    [DataRow(-2)]
    [DataRow(49)]
    public void Claim_is_refused_for_a_pin_no_ESP32_has(int pin)
    {
        Assert.ThrowsExactly<InvalidOperationException>(() => new PinClaims().Claim(pin, "red lamp"));
    }
}
