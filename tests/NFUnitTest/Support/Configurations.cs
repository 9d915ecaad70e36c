using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>Configurations of boxes.</summary>
    internal static class Configurations
    {
        /// <summary>A configuration that is taken, with these roles and what each of them needs.</summary>
        internal static ConfigurationMessage Message(string roles)
        {
            ConfigurationMessage message = new ConfigurationMessage();
            message.SetInteger(ConfigurationMessage.Version, ConfigurationMessage.CurrentVersion);
            message.SetText(ConfigurationMessage.Venue, "ales");
            message.SetText(ConfigurationMessage.Circuit, "kart");
            message.SetText(ConfigurationMessage.Box, "kart-x");
            message.SetText(ConfigurationMessage.Board, "virtual");
            message.SetText(ConfigurationMessage.Roles, roles);
            message.SetChoice(ConfigurationMessage.Language, 0);
            message.SetText(ConfigurationMessage.Route, "cw");
            message.SetText(ConfigurationMessage.RouteHash, "0a1b2c3d");
            message.SetInteger(ConfigurationMessage.Epoch, 4);
            message.SetText(ConfigurationMessage.Profile, "kart-fr");
            message.SetText(ConfigurationMessage.Broker, "127.0.0.1");
            message.SetInteger(ConfigurationMessage.BrokerPort, 1883);
            message.SetInteger(ConfigurationMessage.KeepAlive, 3);
            message.SetText(ConfigurationMessage.Clock, "127.0.0.1");
            message.SetInteger(ConfigurationMessage.ClockPort, 123);
            message.SetText(ConfigurationMessage.Loops, "sf,s1");
            message.SetText(ConfigurationMessage.Sources, "decoder,edge");
            message.SetInteger(ConfigurationMessage.MinGap, 80);
            message.SetInteger(ConfigurationMessage.Outbox, 100);
            message.SetText(ConfigurationMessage.Posts, "kart-p1,kart-p2,kart-p3");
            message.SetInteger(ConfigurationMessage.PostIndex, 1);
            return message;
        }

        /// <summary>The same for a circuit with two routes that is held by the interlock.</summary>
        internal static ConfigurationMessage Reversible(string roles)
        {
            ConfigurationMessage message = Message(roles);
            message.SetText(ConfigurationMessage.Routes, "cw,acw");
            message.SetText(ConfigurationMessage.RouteHashes, "0a1b2c3d,4e5f6071");
            message.SetText(ConfigurationMessage.Before, "kart-p1,kart-p3");
            message.SetText(ConfigurationMessage.After, "kart-p3,kart-p1");
            message.SetText(ConfigurationMessage.Signs, "kart-s1,kart-s2");
            message.SetText(ConfigurationMessage.Sweep, "sf>s1,sf>s1");
            message.SetText(ConfigurationMessage.Places, "gate,bend");
            message.SetText(ConfigurationMessage.Contacts, "kart-s1,");
            message.SetText(ConfigurationMessage.StartPost, "kart-p1");
            message.SetText(ConfigurationMessage.Timers, "kart-t1");
            message.SetText(ConfigurationMessage.Arrows, "01");
            message.SetFlag(ConfigurationMessage.Interlock, true);
            return message;
        }

        /// <summary>The file of a configuration.</summary>
        internal static byte[] File(Message message)
        {
            byte[] encoded = Codec.Encode(message);
            return ConfigurationSeal.Seal(encoded, encoded.Length);
        }

        /// <summary>The file of any text, sealed.</summary>
        internal static byte[] FileOf(string json)
        {
            byte[] encoded = Bytes.OfText(json);
            return ConfigurationSeal.Seal(encoded, encoded.Length);
        }

        /// <summary>What a box makes of a configuration.</summary>
        internal static BoxConfiguration Read(Message message)
        {
            byte[] file = File(message);
            return BoxConfiguration.Read(file, file.Length, "virtual");
        }

        /// <summary>The configuration of a box with these roles.</summary>
        internal static BoxConfiguration Of(string roles)
        {
            return Read(Message(roles));
        }
    }
}
