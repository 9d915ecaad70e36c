using System.IO;
using System.Net.Sockets;
using System.Threading;

namespace Trackside.Virtual.Tests;

[TestClass]
public class NamesTests
{
    [TestMethod]
    public void Alias_beats_the_desktop_type_of_a_using()
    {
        Assert.AreEqual("Trackside.Virtual.Shims.File", typeof(File).FullName);
        Assert.AreEqual("Trackside.Virtual.Shims.FileStream", typeof(FileStream).FullName);
        Assert.AreEqual("Trackside.Virtual.Shims.Directory", typeof(Directory).FullName);
        Assert.AreEqual("Trackside.Virtual.Shims.Thread", typeof(Thread).FullName);
        Assert.AreEqual("Trackside.Virtual.Shims.AutoResetEvent", typeof(AutoResetEvent).FullName);
        Assert.AreEqual("Trackside.Virtual.Shims.UdpClient", typeof(UdpClient).FullName);
        Assert.AreEqual("Trackside.Virtual.Shims.Console", typeof(Console).FullName);
        Assert.AreEqual("System.Threading.ThreadPriority", typeof(ThreadPriority).FullName);
    }
}
