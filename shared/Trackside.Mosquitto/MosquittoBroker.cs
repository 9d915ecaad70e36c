using System;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace Trackside.Mosquitto;

/// <summary>
/// A real mosquitto on a loopback port, for tests and for a venue on one machine. One thread at a time.
/// </summary>
public sealed class MosquittoBroker : IDisposable
{
    private const int StartMilliseconds = 10_000;
    private const int Tries = 5;
    private readonly BrokerOptions options;
    private readonly string folder;
    private Process? process;

    private MosquittoBroker(BrokerOptions options)
    {
        this.options = options;
        folder = options.Folder ?? Directory.CreateTempSubdirectory("trackside-broker-").FullName;
        Directory.CreateDirectory(folder);
    }

    /// <summary>The loopback port it listens on.</summary>
    public int Port { get; private set; }

    /// <summary>True while the broker's process lives.</summary>
    public bool IsRunning => process is { HasExited: false };

    /// <summary>The broker's process id; 0 when it does not run.</summary>
    public int ProcessId => IsRunning ? process!.Id : 0;

    /// <summary>Starts a broker and waits until it accepts connections.</summary>
    /// <exception cref="InvalidOperationException">mosquitto is missing, or did not accept connections within 10 s; its log is in the message.</exception>
    public static MosquittoBroker Start(BrokerOptions? options = null)
    {
        var broker = new MosquittoBroker(options ?? new BrokerOptions());
        try
        {
            broker.StartOnPort();
            return broker;
        }
        catch
        {
            broker.Dispose();
            throw;
        }
    }

    /// <summary>Ends the broker at once (SIGKILL): nothing is flushed, no connection is told.</summary>
    public void Kill()
    {
        if (process != null)
        {
            if (!process.HasExited)
            {
                process.Kill();
            }

            process.WaitForExit();
            process.Dispose();
            process = null;
        }
    }

    /// <summary>Kills the broker if it still runs and starts it again on the same port.</summary>
    /// <exception cref="InvalidOperationException">It did not accept connections within 10 s.</exception>
    public void Restart()
    {
        Kill();
        if (!TryLaunch())
        {
            throw new InvalidOperationException($"mosquitto did not start again on port {Port}:\n{ReadLog()}");
        }
    }

    /// <summary>Tells the broker to read its certificates, its list of revoked ones and its rules again (SIGHUP). Open connections stay.</summary>
    public void Reload()
    {
        if (IsRunning)
        {
            Native.kill(process!.Id, Native.HangUp);
        }
    }

    /// <summary>Kills the broker and removes its temporary folder.</summary>
    public void Dispose()
    {
        Kill();
        if (options.Folder == null && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void StartOnPort()
    {
        // Between finding a free port and listening on it another process may take it: then another one is tried.
        for (int i = 0; i < (options.Port == 0 ? Tries : 1); i++)
        {
            Port = options.Port == 0 ? FreePort() : options.Port;
            if (TryLaunch())
            {
                return;
            }
        }

        throw new InvalidOperationException($"mosquitto did not start on port {Port}:\n{ReadLog()}");
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private bool TryLaunch()
    {
        string configuration = Path.Combine(folder, "mosquitto.conf");
        File.WriteAllLines(configuration, Configuration());

        // Its own session: a Ctrl-C at the terminal is for the caller, which ends the broker last. setsid becomes the broker, same process id.
        process = Process.Start(new ProcessStartInfo("setsid", [FindProgram(), "-c", configuration]) { RedirectStandardError = true })!;

        // What matters stands in the log file; its words at start (it warns of being root) are not for the caller's terminal.
        process.BeginErrorReadLine();
        long deadline = Environment.TickCount64 + StartMilliseconds;
        while (!process.HasExited && Environment.TickCount64 < deadline)
        {
            if (Accepts())
            {
                return true;
            }

            Thread.Sleep(10);
        }

        Kill();
        return false;
    }

    private string[] Configuration()
    {
        string store = options.Persistence ? $"persistence true\npersistence_location {folder}/" : "persistence false";
        return
        [
            $"listener {Port} 127.0.0.1",
            "allow_anonymous true",
            "set_tcp_nodelay true",
            "max_queued_messages 20000", // a client that is away or slow is owed that many before the broker drops any
            $"user {Environment.UserName}",
            $"log_dest file {LogFile}",
            store,
            .. options.ConfigurationLines,
        ];
    }

    private string LogFile => Path.Combine(folder, "mosquitto.log");

    private string ReadLog() => File.Exists(LogFile) ? File.ReadAllText(LogFile) : "it wrote no log";

    private bool Accepts()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(IPAddress.Loopback, Port);
            return !process!.HasExited;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static string FindProgram()
    {
        string path = Environment.GetEnvironmentVariable("PATH") ?? "";
        foreach (string directory in (path + ":/usr/sbin:/usr/local/sbin").Split(':', StringSplitOptions.RemoveEmptyEntries))
        {
            string candidate = Path.Combine(directory, "mosquitto");
            if (File.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new InvalidOperationException("mosquitto was not found: install it with 'apt install mosquitto'");
    }
}
