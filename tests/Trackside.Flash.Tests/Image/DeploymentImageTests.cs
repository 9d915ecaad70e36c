using System;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Core;
using Trackside.Flash.Image;
using Trackside.Flash.Tests.Support;
using Trackside.Venue.Commands;

namespace Trackside.Flash.Tests.Image;

[TestClass]
public sealed class DeploymentImageTests
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("trackside-pe-");

    [TestCleanup]
    public void Remove() => folder.Delete(recursive: true);

    [TestMethod]
    public void Image_is_each_referenced_assembly_then_the_application_each_padded_to_four_bytes()
    {
        byte[] foundation = Put("Trackside.Base.pe", 10);
        byte[] circuit = Put("Trackside.Circuit.pe", 11);
        byte[] core = Put("Trackside.Core.pe", 5);
        byte[] devices = Put("Trackside.Devices.pe", 6);
        byte[] messages = Put("Trackside.Messages.pe", 7);
        byte[] timing = Put("Trackside.Timing.pe", 12);
        byte[] library = Put("mscorlib.pe", 8);
        byte[] application = Put("Trackside.Box.pe", 9);

        byte[][] inOrder = [foundation, circuit, core, devices, messages, timing, library, application];
        byte[] expected = [.. inOrder.SelectMany(Padded)];
        CollectionAssert.AreEqual(expected, DeploymentImage.Pack(folder.FullName));
    }

    [TestMethod]
    public void Folder_without_an_assembly_is_refused_with_its_name_and_the_remedy()
    {
        Put("mscorlib.pe", 8);
        string said = Assert.ThrowsExactly<WrongUseException>(() => DeploymentImage.Pack(folder.FullName)).Message;
        Assert.Contains("lacks Trackside.Messages.pe, Trackside.Base.pe, Trackside.Timing.pe, Trackside.Circuit.pe, Trackside.Core.pe, Trackside.Devices.pe, Trackside.Box.pe: build Trackside.sln, configuration Device", said);
    }

    [TestMethod]
    public void Assembly_of_another_runtime_is_refused()
    {
        byte[] preview = Put("Trackside.Box.pe", 8);
        preview[5] = (byte)'2';
        string path = Path.Combine(folder.FullName, "Trackside.Box.pe");
        File.WriteAllBytes(path, preview);
        Assert.Contains("is no assembly of nanoFramework 1", Assert.ThrowsExactly<WrongUseException>(() => DeploymentImage.Take(path)).Message);
    }

    [TestMethod]
    public void Boot_number_is_read_by_the_firmware_itself()
    {
        FolderStorage storage = new(folder.FullName);
        foreach (string copy in BootNumber.Copies)
        {
            File.WriteAllBytes(Path.Combine(folder.FullName, copy), BootNumber.Record(1_000_041));
        }

        Assert.AreEqual(1_000_042, new BootCounter(storage).Count(0));
    }

    private static byte[] Padded(byte[] assembly) => [.. assembly, .. new byte[(4 - (assembly.Length % 4)) % 4]];

    private byte[] Put(string name, int length)
    {
        byte[] assembly = Bench.Pe(name, length);
        File.WriteAllBytes(Path.Combine(folder.FullName, name), assembly);
        return assembly;
    }

    private sealed class FolderStorage(string folder) : IStorage
    {
        public int Read(string name, byte[] target)
        {
            byte[] content = File.ReadAllBytes(Path.Combine(folder, name));
            content.AsSpan(0, Math.Min(content.Length, target.Length)).CopyTo(target);
            return content.Length;
        }

        public bool Write(string name, byte[] source, int count)
        {
            File.WriteAllBytes(Path.Combine(folder, name), source.Take(count).ToArray());
            return true;
        }
    }
}
