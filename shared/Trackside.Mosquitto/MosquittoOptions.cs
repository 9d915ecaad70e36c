namespace Trackside.Mosquitto;

/// <summary>What a client is, before it connects.</summary>
public sealed record MosquittoOptions
{
    /// <summary>The client id; empty lets the broker choose (only with a clean session).</summary>
    public string ClientId { get; init; } = "";

    /// <summary>True: the broker forgets the subscriptions and the queue when the connection ends.</summary>
    public bool CleanSession { get; init; } = true;

    /// <summary>
    /// Seconds of silence after which a ping is sent, 5 to 65535 (libmosquitto refuses less). The broker publishes the will after 1.5 times this.
    /// </summary>
    public int KeepAliveSeconds { get; init; } = 5;

    /// <summary>What the broker publishes when the connection dies without a goodbye.</summary>
    public MosquittoWill? Will { get; init; }

    /// <summary>Certificates; null for a plain connection.</summary>
    public MosquittoTls? Tls { get; init; }

    /// <summary>User name; null for none.</summary>
    public string? User { get; init; }

    /// <summary>Password; only with a user.</summary>
    public string? Password { get; init; }

    /// <summary>
    /// QoS 1 and 2 messages that may await their answer at once, 1 to 65535; more wait in the library's unbounded queue,
    /// so a caller that publishes without end counts what is not yet published itself.
    /// </summary>
    public int MaxInflight { get; init; } = 20;
}

/// <summary>The last will.</summary>
/// <param name="Topic">Where it is published.</param>
/// <param name="Payload">Its content.</param>
/// <param name="Qos">0 to 2.</param>
/// <param name="Retain">True: the broker keeps it for later subscribers.</param>
public sealed record MosquittoWill(string Topic, byte[] Payload, int Qos, bool Retain);

/// <summary>Files of a TLS connection, all PEM.</summary>
/// <param name="CaFile">The authority that signed the broker's certificate.</param>
/// <param name="CertificateFile">This client's certificate; null when the broker asks for none.</param>
/// <param name="KeyFile">The key of that certificate.</param>
public sealed record MosquittoTls(string CaFile, string? CertificateFile = null, string? KeyFile = null);
