using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;
using Trackside.Venue.Commands;

namespace Trackside.Technician.Lines;

/// <summary>A box's console over its cable. Bytes that are no text, such as the runtime's own packets, are left out.</summary>
internal sealed class SerialLine : IBoxLine
{
    private const int BaudRate = 115200;
    private const int Kept = 1000;
    private const int Longest = 500;
    private readonly FileStream input;
    private readonly FileStream output;
    private readonly BlockingCollection<string> heard = new(Kept);
    private readonly Decoder decoder = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder line = new();
    private volatile bool isClosed;

    /// <summary>Opens a port.</summary>
    /// <exception cref="WrongUseException">There is no such port, or it is not ours to open.</exception>
    public SerialLine(string port)
    {
        SetUp(port);
        try
        {
            input = new FileStream(File.OpenHandle(port, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), FileAccess.Read, bufferSize: 0);
            output = new FileStream(File.OpenHandle(port, FileMode.Open, FileAccess.Write, FileShare.ReadWrite), FileAccess.Write, bufferSize: 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WrongUseException($"--port {port} cannot be opened ({e.Message}): name the port of the cable, and be in the group dialout.");
        }

        new Thread(Read) { IsBackground = true, Name = "cable" }.Start();
    }

    /// <inheritdoc/>
    public bool Say(string line)
    {
        try
        {
            output.Write(Encoding.UTF8.GetBytes(line + "\r"));
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public string? Take(TimeSpan wait) => heard.TryTake(out string? line, wait) ? line : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        isClosed = true;
        output.Dispose();
        input.Dispose();
    }

    // A read returns after 0.2 s with what there is.
    private static void SetUp(string port)
    {
        ProcessStartInfo start = new("stty", ["-F", port, BaudRate.ToString(CultureInfo.InvariantCulture), "raw", "-echo", "-hupcl", "min", "0", "time", "2"])
        {
            RedirectStandardError = true,
        };
        using Process stty = Process.Start(start)!;
        string complaint = stty.StandardError.ReadToEnd();
        stty.WaitForExit();
        if (stty.ExitCode != 0)
        {
            throw new WrongUseException($"--port {port} cannot be used ({complaint.Trim()}): name the port of the cable, such as /dev/ttyUSB0.");
        }
    }

    private void Read()
    {
        byte[] bytes = new byte[256];
        char[] text = new char[bytes.Length + 1];
        try
        {
            while (!isClosed)
            {
                int count = input.Read(bytes);
                int letters = decoder.GetChars(bytes, 0, count, text, 0);
                for (int i = 0; i < letters; i++)
                {
                    Take(text[i]);
                }
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The cable was pulled, or the program ends.
        }
    }

    private void Take(char letter)
    {
        if (letter is '\n' or '\r')
        {
            if (line.Length > 0)
            {
                heard.TryAdd(line.ToString());
                line.Clear();
            }
        }
        else if (!char.IsControl(letter) && letter != '\uFFFD' && line.Length < Longest)
        {
            line.Append(letter);
        }
    }
}
