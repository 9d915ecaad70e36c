using System.Collections.Generic;

namespace Trackside.Mosquitto;

/// <summary>How a local broker is run.</summary>
public sealed record BrokerOptions
{
    /// <summary>Loopback port; 0 picks a free one.</summary>
    public int Port { get; init; }

    /// <summary>Folder for configuration, log and store; null makes a temporary one, removed on dispose.</summary>
    public string? Folder { get; init; }

    /// <summary>True: sessions and retained messages are written to the folder and survive a polite stop.</summary>
    public bool Persistence { get; init; }

    /// <summary>More lines for the broker's configuration file, as mosquitto.conf(5) names them.</summary>
    public IReadOnlyList<string> ConfigurationLines { get; init; } = [];
}
