using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Win32.SafeHandles;

namespace Trackside.Flash.Proof;

/// <summary>
/// Reads a box's first lines from its cable: <c>trackside V boot N</c> and <c>box ID roles R board B configuration S</c>. The runtime wraps what a
/// program says in packets: the lines are looked for among other bytes. Where nothing comes, the box has started before the port was open: its reset
/// button brings the lines again.
/// </summary>
internal sealed partial class SerialProof(string port, string box) : IProof
{
    private const int BaudRate = 115200;
    private const int Kept = 8192;

    private readonly StringBuilder said = new();
    private readonly Decoder decoder = Encoding.UTF8.GetDecoder();
    private FileStream? line;

    /// <inheritdoc/>
    public int LastBoot => 0;

    /// <inheritdoc/>
    public Announcement? Next(long deadline)
    {
        Open();
        byte[] bytes = new byte[256];
        char[] text = new char[bytes.Length + 1];
        while (Environment.TickCount64 < deadline)
        {
            int count = line!.Read(bytes);
            said.Append(text, 0, decoder.GetChars(bytes, 0, count, text, 0));
            if (Find() is Announcement announcement)
            {
                said.Clear();
                return announcement;
            }

            if (said.Length > Kept)
            {
                said.Remove(0, said.Length - Kept);
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => line?.Dispose();

    // While nanoff works the port is its own: opened for the wait only. A read returns after 0.2 s with what there is.
    private void Open()
    {
        if (line is not null)
        {
            return;
        }

        using Process stty = Process.Start(new ProcessStartInfo("stty", ["-F", port, BaudRate.ToString(CultureInfo.InvariantCulture), "raw", "-echo", "-hupcl", "min", "0", "time", "2"]) { RedirectStandardError = true })!;
        string complaint = stty.StandardError.ReadToEnd();
        stty.WaitForExit();
        if (stty.ExitCode != 0)
        {
            throw new IOException($"{port} cannot be read: {complaint.Trim()}");
        }

        SafeFileHandle handle = File.OpenHandle(port, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        line = new FileStream(handle, FileAccess.Read, bufferSize: 0);
    }

    private Announcement? Find()
    {
        string text = said.ToString();
        Match start = Start().Match(text);
        Match identity = Identity().Match(text, start.Success ? start.Index : 0);
        if (start.Success && identity.Success)
        {
            return new Announcement(
                int.Parse(start.Groups[2].Value, CultureInfo.InvariantCulture), start.Groups[1].Value, identity.Groups[2].Value,
                identity.Groups[1].Value == box ? identity.Groups[3].Value : $"that of {identity.Groups[1].Value}");
        }

        Match refused = Refused().Match(text);
        return refused.Success ? new Announcement(0, null, null, null, "unconfigured", refused.Value) : null;
    }

    [GeneratedRegex(@"trackside (\d+\.\d+\.\d+\S*) boot (\d+)")]
    private static partial Regex Start();

    [GeneratedRegex(@"box (\S+) roles \S+ board (\S+) configuration ([0-9a-f]{8})")]
    private static partial Regex Identity();

    [GeneratedRegex(@"config\.json [^\r\n\0]{10,200}\.")]
    private static partial Regex Refused();
}
