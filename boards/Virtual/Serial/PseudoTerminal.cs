using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;

namespace Trackside.Virtual;

/// <summary>
/// A Unix pseudo-terminal tied to a UART. Its slave side stays open here too, so that programs may come and go; what nobody reads
/// is dropped once the system's buffer is full, as on a line with nothing at its end.
/// </summary>
internal sealed partial class PseudoTerminal : IDisposable
{
    private const int ReadWrite = 2;
    private const int NoControllingTerminal = 0x100;
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;
    private const short Readable = 1;
    private const int ApplyNow = 0;
    private const int TermiosBytes = 128;

    private readonly VirtualUart uart;
    private readonly object gate = new();
    private readonly int master;
    private readonly int slave;
    private readonly int wakeRead;
    private readonly int wakeWrite;
    private readonly Thread reader;
    private bool closed;

    internal unsafe PseudoTerminal(VirtualUart uart)
    {
        this.uart = uart;
        master = Must(OpenMaster(ReadWrite | NoControllingTerminal | NonBlocking | CloseOnExec), "posix_openpt");
        Must(Grant(master), "grantpt");
        Must(Unlock(master), "unlockpt");
        byte* name = stackalloc byte[64];
        Must(SlaveName(master, name, 64) == 0 ? 0 : -1, "ptsname_r");
        Path = Marshal.PtrToStringUTF8((nint)name)!;
        slave = Must(OpenFile(Path, ReadWrite | NoControllingTerminal | CloseOnExec), Path);
        byte* termios = stackalloc byte[TermiosBytes];
        Must(GetAttributes(slave, termios), "tcgetattr");
        MakeRaw(termios);
        Must(SetAttributes(slave, ApplyNow, termios), "tcsetattr");
        int* ends = stackalloc int[2];
        Must(MakePipe(ends, CloseOnExec), "pipe2");
        wakeRead = ends[0];
        wakeWrite = ends[1];
        reader = new Thread(ReadLoop) { IsBackground = true, Name = "pty " + Path };
        reader.UnsafeStart();
    }

    /// <summary>What another program opens.</summary>
    internal string Path { get; }

    /// <summary>Ends the reader, then closes every descriptor.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (closed)
            {
                return;
            }

            closed = true;
        }

        Close(wakeWrite);
        if (Thread.CurrentThread != reader)
        {
            reader.Join();
        }

        Close(wakeRead);
        Close(slave);
        Close(master);
    }

    /// <summary>Sends what the firmware wrote.</summary>
    internal unsafe void Write(ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            if (closed)
            {
                return;
            }

            fixed (byte* start = bytes)
            {
                _ = WriteFile(master, start, bytes.Length);
            }
        }
    }

    private unsafe void ReadLoop()
    {
        byte* bytes = stackalloc byte[256];
        PollFile* polled = stackalloc PollFile[2];
        while (true)
        {
            polled[0] = new PollFile { File = master, Events = Readable };
            polled[1] = new PollFile { File = wakeRead, Events = Readable };
            // The closing of the pipe's other end shows as an event on this one: no polling, and no descriptor closed under a read.
            if (Poll(polled, 2, -1) > 0 && polled[1].Happened != 0)
            {
                return;
            }

            nint read = ReadFile(master, bytes, 256);
            if (read > 0)
            {
                uart.Feed(new ReadOnlySpan<byte>(bytes, (int)read));
            }
        }
    }

    private static int Must(int result, string what) =>
        result >= 0 ? result : throw new IOException($"No pseudo-terminal: {what} failed with error {Marshal.GetLastPInvokeError()}.");

    [StructLayout(LayoutKind.Sequential)]
    private struct PollFile
    {
        internal int File;
        internal short Events;
        internal short Happened;
    }

    [LibraryImport("libc", EntryPoint = "posix_openpt", SetLastError = true)]
    private static partial int OpenMaster(int flags);

    [LibraryImport("libc", EntryPoint = "grantpt", SetLastError = true)]
    private static partial int Grant(int file);

    [LibraryImport("libc", EntryPoint = "unlockpt", SetLastError = true)]
    private static partial int Unlock(int file);

    [LibraryImport("libc", EntryPoint = "ptsname_r", SetLastError = true)]
    private static unsafe partial int SlaveName(int file, byte* name, nint length);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFile(string path, int flags);

    [LibraryImport("libc", EntryPoint = "tcgetattr", SetLastError = true)]
    private static unsafe partial int GetAttributes(int file, byte* termios);

    [LibraryImport("libc", EntryPoint = "tcsetattr", SetLastError = true)]
    private static unsafe partial int SetAttributes(int file, int when, byte* termios);

    [LibraryImport("libc", EntryPoint = "cfmakeraw")]
    private static unsafe partial void MakeRaw(byte* termios);

    [LibraryImport("libc", EntryPoint = "pipe2", SetLastError = true)]
    private static unsafe partial int MakePipe(int* ends, int flags);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static unsafe partial int Poll(PollFile* files, nint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static unsafe partial nint ReadFile(int file, byte* bytes, nint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static unsafe partial nint WriteFile(int file, byte* bytes, nint count);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int file);
}
