using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Microsoft.Win32.SafeHandles;

namespace Trackside.Technician.Tests.Support;

/// <summary>A program on a real pseudo-terminal: its last whole screen is read, keys are typed into it.</summary>
internal sealed partial class Terminal : IDisposable
{
    private const int ReadWriteNoControl = 0x102;
    private const string Home = "\e[H";
    private const string End = "\e[J";
    private const int PollMilliseconds = 20;

    /// <summary>Only a fault takes so long.</summary>
    private const double PatienceSeconds = 60;

    /// <summary>What was typed and had no effect for so long is typed again.</summary>
    private const double AgainSeconds = 5;

    private readonly FileStream master;
    private readonly Process program;
    private readonly StringBuilder written = new();
    private readonly Thread reader;
    private string screen = "";

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

    /// <summary>The last screen that was drawn to its end, without colours; empty before the first.</summary>
    public string Screen
    {
        get
        {
            lock (written)
            {
                return screen;
            }
        }
    }

    /// <summary>Types.</summary>
    public void Type(string keys) => master.Write(Encoding.UTF8.GetBytes(keys));

    /// <summary>Waits for a screen.</summary>
    public void Await(Func<string, bool> isShown, string what) => Assert.IsTrue(Comes(isShown, PatienceSeconds), $"{what}, but the screen shows:\n{Screen}");

    /// <summary>Waits for a screen that holds a text.</summary>
    public void Await(string text) => Await(screen => screen.Contains(text), text);

    /// <summary>Types, again and again, until the screen holds a text: for what may be lost on its way to another machine.</summary>
    public void TypeUntil(string keys, string text)
    {
        Stopwatch watch = Stopwatch.StartNew();
        do
        {
            Assert.IsLessThan(PatienceSeconds, watch.Elapsed.TotalSeconds, $"{text}, but the screen shows:\n{Screen}");
            Type(keys);
        }
        while (!Comes(screen => screen.Contains(text), AgainSeconds));
    }

    /// <summary>Waits for the program's end.</summary>
    /// <returns>Its exit code; null where it goes on.</returns>
    public int? AwaitEnd() => program.WaitForExit(TimeSpan.FromSeconds(PatienceSeconds)) ? program.ExitCode : null;

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

    private bool Comes(Func<string, bool> isShown, double seconds)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!isShown(Screen))
        {
            if (watch.Elapsed.TotalSeconds > seconds)
            {
                return false;
            }

            Thread.Sleep(PollMilliseconds);
        }

        return true;
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
                    TakeScreen();
                }
            }
            catch (IOException)
            {
                Thread.Sleep(PollMilliseconds);
            }
            catch (ObjectDisposedException)
            {
                return;
            }
        }
    }

    // The program draws all of a screen from the upper left corner on and clears what is below.
    private void TakeScreen()
    {
        string text = written.ToString();
        int end = text.LastIndexOf(End, StringComparison.Ordinal);
        int begin = end < 0 ? -1 : text.LastIndexOf(Home, end, StringComparison.Ordinal);
        if (begin >= 0)
        {
            screen = Codes().Replace(text[(begin + Home.Length)..end], "");
            written.Remove(0, end + End.Length);
        }
    }

    [GeneratedRegex(@"\e\[[0-9;]*[A-Za-z]")]
    private static partial Regex Codes();

    [LibraryImport("libc", EntryPoint = "posix_openpt", SetLastError = true)]
    private static partial int OpenMaster(int flags);

    [LibraryImport("libc", EntryPoint = "grantpt", SetLastError = true)]
    private static partial int Grant(int descriptor);

    [LibraryImport("libc", EntryPoint = "unlockpt", SetLastError = true)]
    private static partial int Unlock(int descriptor);

    [LibraryImport("libc", EntryPoint = "ptsname_r", SetLastError = true)]
    private static partial int NameOf(int descriptor, byte[] name, nint length);
}
