using Trackside.House.Tests.Dialect;

namespace Trackside.House.Tests.House;

/// <summary>firmware/reference declares what the firmware uses and no more.</summary>
[TestClass]
public sealed class ReferenceUseTests
{
    [TestMethod]
    public void Signatures_declare_nothing_the_firmware_does_not_use()
    {
        using BuiltAssemblies built = BuiltAssemblies.OfTheFirmware();

        string[] unused = [.. new ReferenceUse(built).Unused()];

        Assert.IsEmpty(unused, $"remove from firmware/reference what no firmware uses (back when it does). {Findings.Text(unused)}");
    }
}
