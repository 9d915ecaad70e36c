using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Microsoft.Win32.SafeHandles;

namespace Trackside.Technician.Tests.Support;

/// <summary>A program on a real pseudo-terminal: what it writes is kept, keys are typed into it.</summary>
internal sealed partial class Terminal : IDisposable
{
    private const int ReadWriteNoControl = 0x102;
    private readonly FileStream master;
    private readonly Process program;
    private readonly StringBuilder written = new();
    private readonly Thread reader;

    /// <summary>Starts <c>dotnet</c> with arguments on a terminal of so many columns and lines.</summary>
    public Terminal(int columns, int lines, params string[] arguments)
    {
        int descriptor = OpenMaster(ReadWriteNoControl);
        Assert.IsTrue(descriptor >= 0 && Grant(descriptor) == 0 && Unlock(descriptor) == 0, "no pseudo-terminal");
        byte[] name = new byte[100];
        Assert.AreEqual(0, NameOf(descriptor, name, name.Length));
        string path = Encoding.ASCII.GetString(name).TrimEnd('\0');
        master = new FileStream(new SafeFileHandle(descriptor, true), FileAccess.ReadWrite, bufferSize: 0);
        ProcessStartInfo start = new("sh", ["-c", $"stty -F {path} cols {columns} rows {lines}; exec dotnet \"$@\" <{path} >{path} 2>&1", "sh", .. arguments]);
        start.Environment["TERM"] = "xterm";
        program = Process.Start(start)!;
        reader = new Thread(Read) { IsBackground = true };
        reader.Start();
    }

    /// <summary>Everything written since the last call of <see cref="Forget"/>.</summary>
    public string Written
    {
        get
        {
            lock (written)
            {
                return written.ToString();
            }
        }
    }

    /// <summary>Forgets what was written so far.</summary>
    public void Forget()
    {
        lock (written)
        {
            written.Clear();
        }
    }

    /// <summary>Types.</summary>
    public void Type(string keys) => master.Write(Encoding.UTF8.GetBytes(keys));

    /// <summary>Waits for the program's end.</summary>
    /// <returns>Its exit code; null where it goes on.</returns>
    public int? End(TimeSpan patience) => program.WaitForExit(patience) ? program.ExitCode : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!program.HasExited)
        {
            program.Kill(entireProcessTree: true);
        }

        program.Dispose();
        master.Dispose();
    }

    // Before somebody opens the other end, and after the last one closed it, a read is an error.
    private void Read()
    {
        byte[] bytes = new byte[4096];
        char[] letters = new char[bytes.Length];
        Decoder decoder = Encoding.UTF8.GetDecoder();
        while (true)
        {
            try
            {
                int count = decoder.GetChars(bytes, 0, master.Read(bytes), letters, 0);
                lock (written)
                {
                    written.Append(letters, 0, count);
                }
            }
            catch (IOException)
            {
                Thread.Sleep(10);
            }
            catch (ObjectDisposedException)
            {
                return;
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "posix_openpt", SetLastError = true)]
    private static partial int OpenMaster(int flags);

    [LibraryImport("libc", EntryPoint = "grantpt", SetLastError = true)]
    private static partial int Grant(int descriptor);

    [LibraryImport("libc", EntryPoint = "unlockpt", SetLastError = true)]
    private static partial int Unlock(int descriptor);

    [LibraryImport("libc", EntryPoint = "ptsname_r", SetLastError = true)]
    private static partial int NameOf(int descriptor, byte[] name, nint length);
}
