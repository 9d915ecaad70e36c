using Trackside.Core;
using Trackside.Messages;

namespace Trackside.Simulation;

/// <summary>Configurations of the boxes of a world.</summary>
internal static class Configurations
{
    public static BoxConfiguration Timing(string box, string circuit, string venue, int capacity)
    {
        ConfigurationMessage message = new();
        message.SetInteger(ConfigurationMessage.Version, ConfigurationMessage.CurrentVersion);
        message.SetText(ConfigurationMessage.Venue, venue);
        message.SetText(ConfigurationMessage.Circuit, circuit);
        message.SetText(ConfigurationMessage.Box, box);
        message.SetText(ConfigurationMessage.Board, "VIRTUAL");
        message.SetText(ConfigurationMessage.Roles, "timing");
        message.SetChoice(ConfigurationMessage.Language, 0);
        message.SetText(ConfigurationMessage.Route, "main");
        message.SetText(ConfigurationMessage.RouteHash, "0a1b2c3d");
        message.SetInteger(ConfigurationMessage.Epoch, 1);
        message.SetText(ConfigurationMessage.Profile, "kart-fr");
        message.SetText(ConfigurationMessage.Broker, "127.0.0.1");
        message.SetInteger(ConfigurationMessage.BrokerPort, 1883);
        message.SetInteger(ConfigurationMessage.KeepAlive, 3);
        message.SetText(ConfigurationMessage.Clock, "127.0.0.1");
        message.SetInteger(ConfigurationMessage.ClockPort, 123);
        message.SetText(ConfigurationMessage.Loops, "sf");
        message.SetText(ConfigurationMessage.Sources, "decoder");
        message.SetInteger(ConfigurationMessage.MinGap, 0);
        message.SetInteger(ConfigurationMessage.Outbox, capacity);
        byte[] encoded = new byte[Limits.Configuration];
        byte[] file = ConfigurationSeal.Seal(encoded, new FlatJsonWriter().Write(message, encoded));
        BoxConfiguration configuration = BoxConfiguration.Read(file, file.Length, null);
        return configuration.Fault == ConfigurationFault.None
            ? configuration
            : throw new InvalidOperationException($"the configuration is refused: {configuration.Fault}, field {configuration.FaultField}");
    }
}
