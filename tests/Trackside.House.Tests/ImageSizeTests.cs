using Trackside.House.Tests.Dialect;

namespace Trackside.House.Tests;

/// <summary>Each assembly of the firmware fits what the maker of the device's image takes, with room for a build that keeps what a debugger needs.</summary>
[TestClass]
public sealed class ImageSizeTests
{
    // A Debug build has up to a quarter more code than the one measured here.
    private const int Most = ImageSize.Limit * 3 / 4;

    public static IEnumerable<object[]> Projects => FirmwareProject.All.Select(project => new object[] { project.Folder });

    [TestMethod]
    [DynamicData(nameof(Projects))]
    public void Assembly_fits_the_devices_image(string folder)
    {
        using BuiltAssemblies built = BuiltAssemblies.OfTheFirmware();
        using DeviceModule module = DeviceModule.Open(FirmwareProject.At(folder).Built, built);
        int code = ImageSize.Code(module);
        int strings = ImageSize.Strings(module);

        Assert.IsGreaterThan(0, code);
        Assert.IsLessThanOrEqualTo(Most, code, $"{folder} has {code} bytes of byte code, {ImageSize.Limit} is the end: move a subject into another assembly");
        Assert.IsLessThanOrEqualTo(Most, strings, $"{folder} has {strings} bytes of names and texts, {ImageSize.Limit} is the end: move a subject into another assembly");
    }

    [TestMethod]
    public void Size_is_that_of_the_instructions_with_tokens_of_two_bytes()
    {
        using BuiltAssemblies built = BuiltAssemblies.OfTheSamples();
        using DeviceModule module = DeviceModule.Open(built.PathOf("Trackside.House.Samples"), built);
        int tokens = module.Instructions.Count(use => use.Instruction.Operand is Mono.Cecil.MemberReference or string);
        int compiled = module.Bodies.Sum(method => method.Body.CodeSize);

        Assert.IsGreaterThan(0, tokens);
        Assert.AreEqual(compiled - (2 * tokens), ImageSize.Code(module), 60, "no more than the handlers of the samples apart");
    }
}
