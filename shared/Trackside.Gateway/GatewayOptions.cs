using System;
using System.Collections.Generic;
using Trackside.Mosquitto;

namespace Trackside.Gateway;

/// <summary>What a gateway listens to and where it stores.</summary>
public sealed record GatewayOptions
{
    /// <summary>The venue whose boxes are listened to.</summary>
    public required string Venue { get; init; }

    /// <summary>Path of the SQLite database; made when missing. One gateway at a time.</summary>
    public required string Database { get; init; }

    /// <summary>The broker's address.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>The broker's port.</summary>
    public int Port { get; init; } = 1883;

    /// <summary>Name of this gateway: its MQTT client id is <c>gateway-&lt;id&gt;</c>, and it is the issuer of its requests. 1 to 16 of <c>a-z 0-9 -</c>.</summary>
    public string Id { get; init; } = "main";

    /// <summary>Circuits to listen to; empty for all.</summary>
    public IReadOnlyList<string> Circuits { get; init; } = [];

    /// <summary>Name of the loop that ends a lap, by circuit; a circuit that is not named has <see cref="DefaultLapLoop"/>.</summary>
    public IReadOnlyDictionary<string, string> LapLoops { get; init; } = new Dictionary<string, string>();

    /// <summary>The lap loop of a circuit that <see cref="LapLoops"/> does not name.</summary>
    public string DefaultLapLoop { get; init; } = "sf";

    /// <summary>Routes and rules of the circuits; one that is not named here is closed and has its lap loop alone.</summary>
    public IReadOnlyList<Course> Courses { get; init; } = [];

    /// <summary>How long a request may wait for the control box, and then for the proof.</summary>
    public TimeSpan RequestExpiry { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Most messages in one commit.</summary>
    public int GroupSize { get; init; } = 2000;

    /// <summary>Longest time a passing waits for others to share its commit.</summary>
    public TimeSpan GroupDelay { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Pauses before reconnecting.</summary>
    public ReconnectDelay Reconnect { get; init; } = new(100, 2000);

    /// <summary>Certificates; null for a plain connection.</summary>
    public MosquittoTls? Tls { get; init; }

    /// <summary>
    /// The keys by which it knows what boxes, control boxes and issuers sign: what is unsigned, forged or old is then refused (<see cref="VenueGateway.MessageRefused"/>).
    /// Null where the venue has none: signatures are not looked at.
    /// </summary>
    public VenueKeys? Keys { get; init; }

    /// <summary>The key with which this gateway signs its requests, 32 bytes: of a venue with keys, the identity's that <see cref="Id"/> names. Null for none.</summary>
    public byte[]? RequestKey { get; init; }

    /// <summary>
    /// The key of the issuer <c>timing</c>, 32 bytes, in whose name this gateway asks for what a profile lets timing ask by itself. Null for none: in a venue with keys
    /// it then only offers.
    /// </summary>
    public byte[]? TimingKey { get; init; }

    /// <summary>User name; null for none.</summary>
    public string? User { get; init; }

    /// <summary>Password; only with a user.</summary>
    public string? Password { get; init; }

    /// <summary>The clock of receive times and of requests' expiry.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Runs just before each commit: a test injects its fault here.</summary>
    internal Action? BeforeCommit { get; init; }

    /// <summary>The loop that ends a lap of a circuit.</summary>
    public string LapLoopOf(string circuit) => LapLoops.TryGetValue(circuit, out string? loop) ? loop : DefaultLapLoop;

    /// <summary>Routes and rules of a circuit.</summary>
    public Course CourseOf(string circuit)
    {
        foreach (Course course in Courses)
        {
            if (course.Circuit == circuit)
            {
                return course;
            }
        }

        return Course.Closed(circuit, LapLoopOf(circuit));
    }

    internal long NowMicroseconds() => (Time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
