using System;
using Trackside.Core;
using Trackside.Messages;

namespace Trackside.Devices.Tests;

/// <summary>Configurations as a box reads them.</summary>
internal static class Configurations
{
    internal static BoxConfiguration Post(int brokerPort = 1883) => Read(brokerPort, message =>
    {
        message.SetText(ConfigurationMessage.Roles, "post");
        message.SetInteger(ConfigurationMessage.PostIndex, 0);
    });

    internal static BoxConfiguration Timing(string loops, string sources, int brokerPort = 1883, string roles = "timing") => Read(brokerPort, message =>
    {
        message.SetText(ConfigurationMessage.Roles, roles);
        message.SetText(ConfigurationMessage.Loops, loops);
        message.SetText(ConfigurationMessage.Sources, sources);
        message.SetInteger(ConfigurationMessage.MinGap, 100);
        message.SetInteger(ConfigurationMessage.Outbox, 100);
        message.SetInteger(ConfigurationMessage.PostIndex, 0);
    });

    /// <summary>The file of a timing box.</summary>
    internal static byte[] File(int brokerPort) => Seal(brokerPort, message =>
    {
        message.SetText(ConfigurationMessage.Roles, "timing");
        message.SetText(ConfigurationMessage.Loops, "sf");
        message.SetText(ConfigurationMessage.Sources, "edge");
        message.SetInteger(ConfigurationMessage.Outbox, 100);
    });

    private static BoxConfiguration Read(int brokerPort, Action<ConfigurationMessage> fill)
    {
        byte[] file = Seal(brokerPort, fill);
        BoxConfiguration configuration = BoxConfiguration.Read(file, file.Length, "VIRTUAL");
        Assert.AreEqual(ConfigurationFault.None, configuration.Fault, $"field {configuration.FaultField}");
        return configuration;
    }

    private static byte[] Seal(int brokerPort, Action<ConfigurationMessage> fill)
    {
        ConfigurationMessage message = new();
        message.SetInteger(ConfigurationMessage.Version, ConfigurationMessage.CurrentVersion);
        message.SetText(ConfigurationMessage.Venue, "test");
        message.SetText(ConfigurationMessage.Circuit, "kart");
        message.SetText(ConfigurationMessage.Box, "kart-b1");
        message.SetText(ConfigurationMessage.Board, "VIRTUAL");
        message.SetChoice(ConfigurationMessage.Language, 0);
        message.SetText(ConfigurationMessage.Route, "cw");
        message.SetText(ConfigurationMessage.RouteHash, "00000000");
        message.SetInteger(ConfigurationMessage.Epoch, 1);
        message.SetText(ConfigurationMessage.Profile, "fia");
        message.SetText(ConfigurationMessage.Broker, "127.0.0.1");
        message.SetInteger(ConfigurationMessage.BrokerPort, brokerPort);
        message.SetInteger(ConfigurationMessage.KeepAlive, 5);
        message.SetText(ConfigurationMessage.Clock, "127.0.0.1");
        message.SetInteger(ConfigurationMessage.ClockPort, 123);
        fill(message);
        byte[] encoded = new byte[Limits.Configuration];
        int count = new FlatJsonWriter().Write(message, encoded);
        return ConfigurationSeal.Seal(encoded, count);
    }
}
