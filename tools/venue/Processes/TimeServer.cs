using System;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;

namespace Trackside.Venue.Processes;

/// <summary>
/// A real chronyd that only serves time on a loopback port. It never touches the machine's clock (-x), listens to no command and keeps
/// its files in a folder of its own. One thread at a time.
/// </summary>
internal sealed class TimeServer : IDisposable
{
    private const int StartMilliseconds = 10_000;
    private const int AnswerMilliseconds = 100;
    private const int Tries = 5;
    private const int PacketBytes = 48;

    /// <summary>No leap warning, version 4, client (RFC 5905).</summary>
    private const byte ClientHeader = 0x23;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("trackside-clock-");
    private readonly StringBuilder log = new();
    private Process? process;

    private TimeServer()
    {
    }

    /// <summary>The loopback UDP port it answers on.</summary>
    public int Port { get; private set; }

    /// <summary>Its process id; 0 when it does not run.</summary>
    public int ProcessId => process is { HasExited: false } ? process.Id : 0;

    /// <summary>Starts a server and waits for its first answer.</summary>
    /// <exception cref="MissingPartException">chronyd is not on this machine.</exception>
    /// <exception cref="InvalidOperationException">It gave no answer within 10 s; its own words are in the message.</exception>
    public static TimeServer Start()
    {
        string program = Programs.Find("chronyd", "TRACKSIDE_CHRONYD", "chrony");
        TimeServer server = new();
        try
        {
            for (int i = 0; i < Tries; i++)
            {
                if (server.TryStart(program))
                {
                    return server;
                }
            }

            throw new InvalidOperationException($"chronyd did not answer on port {server.Port}:\n{server.Log()}");
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Ends the server and removes its folder.</summary>
    public void Dispose()
    {
        End();
        if (folder.Exists)
        {
            folder.Delete(recursive: true);
        }
    }

    private bool TryStart(string program)
    {
        Port = FreePort();
        string configuration = Path.Combine(folder.FullName, "chrony.conf");
        File.WriteAllLines(configuration,
        [
            $"port {Port}",
            "bindaddress 127.0.0.1",
            "local stratum 8",
            "allow 127.0.0.1",
            "cmdport 0",
            "bindcmdaddress /",
            $"pidfile {folder.FullName}/chronyd.pid",
        ]);

        // A session of its own: a Ctrl-C at the terminal is for the caller. -u keeps the files ours; -U is for those who are not root.
        string[] unprivileged = Environment.IsPrivilegedProcess ? [] : ["-U"];
        ProcessStartInfo start = new("setsid", [program, "-d", "-x", .. unprivileged, "-u", Environment.UserName, "-f", configuration])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => Remember(line.Data);
        process.OutputDataReceived += (_, line) => Remember(line.Data);
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        long deadline = Environment.TickCount64 + StartMilliseconds;
        while (!process.HasExited && Environment.TickCount64 < deadline)
        {
            if (Answers())
            {
                return true;
            }
        }

        End();
        return false;
    }

    private void End()
    {
        if (process is null)
        {
            return;
        }

        if (!process.HasExited)
        {
            process.Kill();
        }

        process.WaitForExit();
        process.Dispose();
        process = null;
    }

    private bool Answers()
    {
        using UdpClient client = new();
        client.Client.ReceiveTimeout = AnswerMilliseconds;
        IPEndPoint server = new(IPAddress.Loopback, Port);
        try
        {
            byte[] question = new byte[PacketBytes];
            question[0] = ClientHeader;
            client.Connect(server);
            client.Send(question);
            return client.Receive(ref server).Length >= PacketBytes;
        }
        catch (SocketException)
        {
            // Refused comes at once: without a pause this would spin while chronyd starts.
            Thread.Sleep(20);
            return false;
        }
    }

    private void Remember(string? line)
    {
        lock (log)
        {
            log.AppendLine(line);
        }
    }

    private string Log()
    {
        lock (log)
        {
            return log.ToString();
        }
    }

    private static int FreePort()
    {
        using UdpClient probe = new(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.Client.LocalEndPoint!).Port;
    }
}
