using System.Text;
using nanoFramework.M2Mqtt.Messages;
using Trackside.Mosquitto;

namespace Trackside.Virtual;

/// <summary>Who connects, and how.</summary>
internal sealed record MqttIdentity(string ClientId, string? User, string? Password, bool CleanSession, int KeepAliveSeconds)
{
    private const int LeastLibraryKeepAlive = 5;
    private const int MostLibraryKeepAlive = 65_535;
    private const int MostInflight = 65_535;

    internal MosquittoWill? Will { get; init; }

    internal static MosquittoWill MakeWill(string? topic, string? message, MqttQoSLevel qos, bool retain) =>
        new(topic ?? "", Encoding.UTF8.GetBytes(message ?? ""), (int)qos, retain);

    /// <summary>The bound on messages in flight is the client's own, so the library's is set out of the way.</summary>
    internal MosquittoOptions ToOptions(MosquittoTls? tls) => new()
    {
        ClientId = ClientId,
        CleanSession = CleanSession,
        KeepAliveSeconds = KeepAliveSeconds == 0 ? MostLibraryKeepAlive : int.Max(KeepAliveSeconds, LeastLibraryKeepAlive),
        Will = Will,
        Tls = tls,
        User = User,
        Password = Password,
        MaxInflight = MostInflight,
    };
}
