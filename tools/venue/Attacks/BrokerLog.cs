using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Trackside.Venue.Attacks;

/// <summary>What a broker's log tells of refusals, as it grows. One thread.</summary>
internal sealed class BrokerLog(string path)
{
    // One line for each refused handshake: which, hangs on whether the client's first bytes came with its connection.
    private const string AtOnce = "Client connection from ";
    private const string Later = "OpenSSL Error[0]";

    // Of a box that lost its power: it says no goodbye.
    private const string Hasty = "unexpected eof";

    private readonly List<string> told = [];
    private long read;
    private string rest = "";

    /// <summary>Refused handshakes so far.</summary>
    public int Handshakes => Count(line => line.Contains(AtOnce, StringComparison.Ordinal) || (line.Contains(Later, StringComparison.Ordinal) && !line.Contains(Hasty, StringComparison.Ordinal)));

    /// <summary>Messages of a client that were against the rules so far.</summary>
    public int DeniedOf(string client) => Count(line => line.Contains($"Denied PUBLISH from {client} ", StringComparison.Ordinal));

    /// <summary>Messages a client sent so far, refused or not.</summary>
    public int SentBy(string client) => Count(line => line.Contains($" PUBLISH from {client} ", StringComparison.Ordinal));

    private int Count(Func<string, bool> condition)
    {
        Read();
        return told.Count(condition);
    }

    private void Read()
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Position = read;
        using StreamReader reader = new(file);
        string[] lines = (rest + reader.ReadToEnd()).Split('\n');
        read = file.Position;
        rest = lines[^1];
        told.AddRange(lines[..^1].Where(line => new[] { " PUBLISH from ", AtOnce, Later }.Any(words => line.Contains(words, StringComparison.Ordinal))));
    }
}
