using System;
using System.Linq;
using Trackside.Core;
using Trackside.Messages;

namespace Trackside.Benchmarks.Scenarios;

/// <summary>Configurations of the boxes that are measured.</summary>
internal static class Configurations
{
    /// <summary>A box of some roles.</summary>
    /// <param name="roles">Roles, comma between.</param>
    /// <param name="fill">Sets what the roles need.</param>
    public static BoxConfiguration Of(string roles, Action<ConfigurationMessage>? fill = null)
    {
        byte[] file = File(roles, fill);
        BoxConfiguration configuration = BoxConfiguration.Read(file, file.Length, null);
        return configuration.Fault == ConfigurationFault.None
            ? configuration
            : throw new InvalidOperationException($"the configuration of '{roles}' is refused: {configuration.Fault}, field {configuration.FaultField}");
    }

    /// <summary>The bytes of its file.</summary>
    /// <param name="roles">Roles, comma between.</param>
    /// <param name="fill">Sets what the roles need.</param>
    public static byte[] File(string roles, Action<ConfigurationMessage>? fill = null)
    {
        ConfigurationMessage message = new();
        message.SetInteger(ConfigurationMessage.Version, ConfigurationMessage.CurrentVersion);
        message.SetText(ConfigurationMessage.Venue, "ales-cevennes");
        message.SetText(ConfigurationMessage.Circuit, "speed");
        message.SetText(ConfigurationMessage.Box, "speed-b1");
        message.SetText(ConfigurationMessage.Board, "VIRTUAL");
        message.SetText(ConfigurationMessage.Roles, roles);
        message.SetChoice(ConfigurationMessage.Language, 0);
        message.SetText(ConfigurationMessage.Route, "cw");
        message.SetText(ConfigurationMessage.RouteHash, "0a1b2c3d");
        message.SetInteger(ConfigurationMessage.Epoch, 1);
        message.SetText(ConfigurationMessage.Profile, "fia");
        message.SetText(ConfigurationMessage.Broker, "127.0.0.1");
        message.SetInteger(ConfigurationMessage.BrokerPort, 1883);
        message.SetInteger(ConfigurationMessage.KeepAlive, 3);
        message.SetText(ConfigurationMessage.Clock, "127.0.0.1");
        message.SetInteger(ConfigurationMessage.ClockPort, 123);
        fill?.Invoke(message);
        byte[] encoded = new byte[Limits.Configuration];
        return ConfigurationSeal.Seal(encoded, new FlatJsonWriter().Write(message, encoded));
    }

    /// <summary>A marshal post with a given letter.</summary>
    public static BoxConfiguration Post(int index) => Of("post", message => message.SetInteger(ConfigurationMessage.PostIndex, index));

    /// <summary>A timing box with a decoder and three edge loops: as many as it may have.</summary>
    public static BoxConfiguration Timing() => Of("timing", message =>
    {
        message.SetText(ConfigurationMessage.Loops, "sf,s1,s2,pit");
        message.SetText(ConfigurationMessage.Sources, "decoder,edge,edge,edge");
        message.SetInteger(ConfigurationMessage.MinGap, 200);
        message.SetInteger(ConfigurationMessage.Outbox, 1000);
    });

    /// <summary>The control box of so many posts.</summary>
    public static BoxConfiguration Control(int posts) => Of("control", message =>
        message.SetText(ConfigurationMessage.Posts, string.Join(',', Enumerable.Range(1, posts).Select(post => $"speed-p{post}"))));

    /// <summary>A direction sign.</summary>
    public static BoxConfiguration Sign() => Of("sign");
}
